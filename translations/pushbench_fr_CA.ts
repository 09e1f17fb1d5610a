<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en">
<context>
    <name>FindingTexts</name>
    <message>
        <source>duplicate</source>
        <translation>doublon</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflit</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>désordre</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>saut</translation>
    </message>
    <message>
        <source>alias</source>
        <translation>alias</translation>
    </message>
    <message>
        <source>no context</source>
        <translation>sans contexte</translation>
    </message>
    <message>
        <source>unknown member</source>
        <translation>membre inconnu</translation>
    </message>
    <message>
        <source>label missing</source>
        <translation>étiquette absente</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>A producer may send an event again when it has not seen the answer. The same event is acknowledged, counted, and not stored twice.</source>
        <translation>Un producteur peut renvoyer un événement lorsqu’il n’a pas vu la réponse. Le même événement est confirmé, compté, et n’est pas enregistré deux fois.</translation>
    </message>
    <message>
        <source>EntityEventSequence is unique and immutable: one number may never name two different records. The event that came first stays.</source>
        <translation>EntityEventSequence est unique et immuable&#xa0;: un numéro ne peut jamais désigner deux enregistrements différents. L’événement arrivé le premier demeure.</translation>
    </message>
    <message>
        <source>EntityEventSequence increases: a producer sends the events of a feed in order.</source>
        <translation>EntityEventSequence va en croissant&#xa0;: un producteur envoie les événements d’un flux dans l’ordre.</translation>
    </message>
    <message>
        <source>Numbers may be left out, for example where a later event covers the same record. This is for information only.</source>
        <translation>Des numéros peuvent être omis, par exemple lorsqu’un événement ultérieur vise le même enregistrement. Ceci est donné à titre d’information seulement.</translation>
    </message>
    <message>
        <source>A member or header goes by its name in the text of 2020. It was read as the name in force today.</source>
        <translation>Un membre ou un en-tête porte son nom du texte de 2020. Il a été lu comme le nom en vigueur aujourd’hui.</translation>
    </message>
    <message>
        <source>The payload should name what it is in @reso.context. It was read as EntityEvents.</source>
        <translation>Le contenu devrait dire ce qu’il est dans @reso.context. Il a été lu comme des EntityEvents.</translation>
    </message>
    <message>
        <source>A member is not one that the standard names. It is kept, shown and exported as it came.</source>
        <translation>Un membre n’est pas de ceux que nomme la norme. Il est conservé, affiché et exporté tel quel.</translation>
    </message>
    <message>
        <source>The endpoint expects the EntityEventSource header to name its feed, and the request has none or another.</source>
        <translation>Le point de réception s’attend à ce que l’en-tête EntityEventSource nomme son flux, et la requête n’en a pas ou en a un autre.</translation>
    </message>
    <message>
        <source>A request that is not let in or not well formed is refused as a whole, and the answer says why. Nothing of it is stored as an event.</source>
        <translation>Une requête non autorisée ou mal formée est refusée en entier, et la réponse dit pourquoi. Rien n’en est enregistré comme événement.</translation>
    </message>
</context>
<context>
    <name>StreamTexts</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Event types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>pb::BehaviourEdit</name>
    <message>
        <source>Behaviour</source>
        <translation>Comportement</translation>
    </message>
    <message>
        <source>Empty: every request is answered by the rules</source>
        <translation>Vide&#xa0;: chaque requête reçoit une réponse selon les règles</translation>
    </message>
</context>
<context>
    <name>pb::CodeView</name>
    <message>
        <source>The rest is not shown here. Copy takes it whole.</source>
        <translation>La suite n’est pas affichée ici. Copier prend le tout.</translation>
    </message>
</context>
<context>
    <name>pb::DetailPane</name>
    <message>
        <source>Copy what this tab shows</source>
        <translation>Copier ce que montre cet onglet</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Details of the selected row</source>
        <translation>Détails de la ligne sélectionnée</translation>
    </message>
    <message>
        <source>Parts of the selected row</source>
        <translation>Parties de la ligne sélectionnée</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Select a row to see its event, the request that brought it, the answer given, and what was found.</source>
        <translation>Sélectionnez une ligne pour voir son événement, la requête qui l’a apporté, la réponse donnée et ce qui a été constaté.</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>requête %1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Constats (%1)</translation>
    </message>
    <message>
        <source>The request can&apos;t be read from the session.</source>
        <translation>La requête ne peut pas être lue dans la session.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>complete after %1 ms</source>
        <translation>complète après %1 ms</translation>
    </message>
    <message>
        <source>body of %1 bytes, %2 kept</source>
        <translation>corps de %1 octets, %2 conservés</translation>
    </message>
    <message>
        <source>first byte %1 ms after the end of the request</source>
        <translation>premier octet %1 ms après la fin de la requête</translation>
    </message>
    <message>
        <source>The behaviour script closed the connection without an answer.</source>
        <translation>Le script de comportement a fermé la connexion sans réponse.</translation>
    </message>
    <message>
        <source>The behaviour script reset the connection without an answer.</source>
        <translation>Le script de comportement a réinitialisé la connexion sans réponse.</translation>
    </message>
    <message>
        <source>No answer was given.</source>
        <translation>Aucune réponse n’a été donnée.</translation>
    </message>
</context>
<context>
    <name>pb::EmptyStream</name>
    <message>
        <source>Copy the endpoint&apos;s URL</source>
        <translation>Copier l’URL du point de réception</translation>
    </message>
    <message>
        <source>Copy the command, with the token</source>
        <translation>Copier la commande, avec le jeton</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point de réception</translation>
    </message>
    <message>
        <source>Post an event from a terminal</source>
        <translation>Publier un événement à partir d’un terminal</translation>
    </message>
    <message>
        <source>Command that posts an event; the token is hidden</source>
        <translation>Commande qui publie un événement; le jeton est masqué</translation>
    </message>
    <message>
        <source>Waiting for the first event</source>
        <translation>En attente du premier événement</translation>
    </message>
    <message>
        <source>The receiver is stopped</source>
        <translation>Le récepteur est arrêté</translation>
    </message>
    <message>
        <source>Point a producer at this endpoint, or try it yourself. Every request is stored before it is answered, and appears here at once.</source>
        <translation>Dirigez un producteur vers ce point de réception, ou essayez vous-même. Chaque requête est enregistrée avant de recevoir sa réponse et apparaît ici aussitôt.</translation>
    </message>
    <message>
        <source>Start it to get an endpoint that producers can push EntityEvents to. What comes in is stored before it is answered, and appears here at once.</source>
        <translation>Démarrez-le pour obtenir un point de réception où les producteurs peuvent pousser des EntityEvents. Ce qui arrive est enregistré avant de recevoir sa réponse et apparaît ici aussitôt.</translation>
    </message>
    <message>
        <source>Send a sample event</source>
        <translation>Envoyer un événement d’exemple</translation>
    </message>
    <message>
        <source>Start the receiver</source>
        <translation>Démarrer le récepteur</translation>
    </message>
</context>
<context>
    <name>pb::EventView</name>
    <message>
        <source>The event as JSON</source>
        <translation>L’événement en JSON</translation>
    </message>
    <message>
        <source>Members of the event</source>
        <translation>Membres de l’événement</translation>
    </message>
    <message>
        <source>This request was refused, so nothing of it was stored as an event.
Request shows what came, Findings says what is wrong with it.</source>
        <translation>Cette requête a été refusée; rien n’en a été enregistré comme événement.
Requête montre ce qui est arrivé, Constats dit ce qui ne va pas.</translation>
    </message>
    <message>
        <source>There is no event behind this row.</source>
        <translation>Il n’y a pas d’événement derrière cette ligne.</translation>
    </message>
</context>
<context>
    <name>pb::FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) in this request</source>
        <translation>
            <numerusform>%n fois dans cette requête</numerusform>
            <numerusform>%n fois dans cette requête</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing to remark: the request and the event are as the standard says.</source>
        <translation>Rien à signaler&#xa0;: la requête et l’événement sont conformes à la norme.</translation>
    </message>
    <message>
        <source>of the request</source>
        <translation>de la requête</translation>
    </message>
</context>
<context>
    <name>pb::HelpWindow</name>
    <message>
        <source>Pushbench Help</source>
        <translation>Aide de Pushbench</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>pb::JsonTreeModel</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n élément</numerusform>
            <numerusform>%n éléments</numerusform>
        </translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>pb::MainWindow</name>
    <message>
        <source>Receive</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open session…</source>
        <translation>&amp;Ouvrir une session…</translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation>&amp;Nouvelle session…</translation>
    </message>
    <message>
        <source>Send a &amp;sample event</source>
        <translation>&amp;Envoyer un événement d’exemple</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Aide</translation>
    </message>
    <message>
        <source>Help for this &amp;page</source>
        <translation>Aide sur cette &amp;page</translation>
    </message>
    <message>
        <source>&amp;About Pushbench</source>
        <translation>À &amp;propos de Pushbench</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Affic&amp;hage</translation>
    </message>
    <message>
        <source>&amp;Pause the view	Space</source>
        <translation>&amp;Suspendre l’affichage	Espace</translation>
    </message>
    <message>
        <source>&amp;Receiver settings</source>
        <translation>&amp;Réglages du récepteur</translation>
    </message>
    <message>
        <source>&amp;Copy rows	Ctrl+C</source>
        <translation>&amp;Copier les lignes	Ctrl+C</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Comme le système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>C&amp;lair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 copié</translation>
    </message>
    <message>
        <source>%1 – Pushbench</source>
        <translation>%1 – Pushbench</translation>
    </message>
    <message>
        <source>About Pushbench</source>
        <translation>À propos de Pushbench</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Pushbench %1&lt;/h3&gt;</source>
        <translation>&lt;h3&gt;Pushbench %1&lt;/h3&gt;</translation>
    </message>
    <message>
        <source>Live monitor and test harness for push replication of RESO EntityEvents.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Moniteur en direct et banc d’essai pour la réplication poussée des EntityEvents de RESO.

Logiciel libre sous la Licence publique générale GNU, version 3 ou ultérieure.</translation>
    </message>
    <message>
        <source>Pushbench sessions (*.pushbench);;All files (*)</source>
        <translation>Sessions Pushbench (*.pushbench);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>Nouvelle session</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Ouvrir une session</translation>
    </message>
</context>
<context>
    <name>pb::MessageView</name>
    <message>
        <source>%1: body</source>
        <translation>%1&#xa0;: corps</translation>
    </message>
    <message>
        <source>%1: as sent</source>
        <translation>%1&#xa0;: tel qu’envoyé</translation>
    </message>
    <message>
        <source>%1: bytes</source>
        <translation>%1&#xa0;: octets</translation>
    </message>
    <message>
        <source>%1: headers in order</source>
        <translation>%1&#xa0;: en-têtes dans l’ordre</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>%1: forms of the body</source>
        <translation>%1&#xa0;: formes du corps</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Tel qu’envoyé</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
</context>
<context>
    <name>pb::ReceiverPanel</name>
    <message>
        <source>Accept everything</source>
        <translation>Tout accepter</translation>
    </message>
    <message>
        <source>Polite and busy</source>
        <translation>Poli et occupé</translation>
    </message>
    <message>
        <source>Flaky</source>
        <translation>Instable</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lent</translation>
    </message>
    <message>
        <source>Answer lost after storing</source>
        <translation>Réponse perdue après l’enregistrement</translation>
    </message>
    <message>
        <source>Receiver settings</source>
        <translation>Réglages du récepteur</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Adresse d’écoute</translation>
    </message>
    <message>
        <source>127.0.0.1: this computer only. 0.0.0.0: every network this computer is on.</source>
        <translation>127.0.0.1&#xa0;: cet ordinateur seulement. 0.0.0.0&#xa0;: tous les réseaux de cet ordinateur.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>0 takes any free port</source>
        <translation>0 prend n’importe quel port libre</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Comportement</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton porteur</translation>
    </message>
    <message>
        <source>Show or hide the token</source>
        <translation>Montrer ou masquer le jeton</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Take requests without a token</source>
        <translation>Accepter les requêtes sans jeton</translation>
    </message>
    <message>
        <source>Take requests without a token. Insecure: anyone who reaches the port may post.</source>
        <translation>Accepter les requêtes sans jeton. Non sécurisé&#xa0;: quiconque atteint le port peut publier.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Examples of behaviour</source>
        <translation>Exemples de comportement</translation>
    </message>
    <message>
        <source>What the receiver answers: steps separated by commas, one for each request; the last one repeats. Examples to start from.</source>
        <translation>Ce que répond le récepteur&#xa0;: des étapes séparées par des virgules, une par requête; la dernière se répète. Des exemples pour commencer.</translation>
    </message>
    <message>
        <source>Next request: %1</source>
        <translation>Prochaine requête&#xa0;: %1</translation>
    </message>
    <message>
        <source>anyone may post</source>
        <translation>ouvert à tous</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Stop the receiver</source>
        <translation>Arrêter le récepteur</translation>
    </message>
    <message>
        <source>Start the receiver</source>
        <translation>Démarrer le récepteur</translation>
    </message>
</context>
<context>
    <name>pb::SideRail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>pb::StatusFigures</name>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Rows in the session: events and refused requests</source>
        <translation>Lignes de la session&#xa0;: événements et requêtes refusées</translation>
    </message>
    <message>
        <source>Rows the table shows; fewer while the view is paused</source>
        <translation>Lignes que montre le tableau; moins pendant que l’affichage est suspendu</translation>
    </message>
    <message>
        <source>Events that came again and were not stored twice, since the receiver started</source>
        <translation>Événements revenus et non enregistrés deux fois, depuis le démarrage du récepteur</translation>
    </message>
    <message>
        <source>Conflicts and refused requests since the receiver started</source>
        <translation>Conflits et requêtes refusées depuis le démarrage du récepteur</translation>
    </message>
    <message>
        <source>Events taken in, over the last three seconds</source>
        <translation>Événements reçus, sur les trois dernières secondes</translation>
    </message>
    <message>
        <source>Requests waiting to be committed before they are answered, and the age of the oldest</source>
        <translation>Requêtes en attente d’être enregistrées avant leur réponse, et âge de la plus ancienne</translation>
    </message>
    <message>
        <source>Size of the session file</source>
        <translation>Taille du fichier de session</translation>
    </message>
    <message>
        <source>%1 captured</source>
        <translation>%1 captés</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 affichés</translation>
    </message>
    <message>
        <source>%1 duplicates</source>
        <translation>%1 doublons</translation>
    </message>
    <message>
        <source>%1 violations</source>
        <translation>%1 violations</translation>
    </message>
    <message>
        <source>%1 events/s in</source>
        <translation>%1 évén./s reçus</translation>
    </message>
    <message>
        <source>queue %1, %2 ms</source>
        <translation>file de %1, %2 ms</translation>
    </message>
    <message>
        <source>queue empty</source>
        <translation>file vide</translation>
    </message>
</context>
<context>
    <name>pb::StreamPage</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to the newest row and follow again</source>
        <translation>Aller à la ligne la plus récente et suivre de nouveau</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>%1 new rows: go to the newest</source>
        <translation>%1 nouvelles lignes&#xa0;: aller à la plus récente</translation>
    </message>
</context>
<context>
    <name>pb::StreamView</name>
    <message>
        <source>Events as they arrived</source>
        <translation>Événements tels qu’ils sont arrivés</translation>
    </message>
</context>
<context>
    <name>pb::TopBar</name>
    <message>
        <source>Session and receiver</source>
        <translation>Session et récepteur</translation>
    </message>
    <message>
        <source>Show or hide the receiver&apos;s settings (Ctrl+E)</source>
        <translation>Montrer ou masquer les réglages du récepteur (Ctrl+E)</translation>
    </message>
    <message>
        <source>Receiver settings</source>
        <translation>Réglages du récepteur</translation>
    </message>
    <message>
        <source>No token</source>
        <translation>Sans jeton</translation>
    </message>
    <message>
        <source>The receiver takes requests without a token: anyone who reaches it may post.</source>
        <translation>Le récepteur accepte les requêtes sans jeton&#xa0;: quiconque l’atteint peut publier.</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>Ouvert au réseau</translation>
    </message>
    <message>
        <source>The receiver listens beyond this computer: other machines can reach it.</source>
        <translation>Le récepteur écoute au-delà de cet ordinateur&#xa0;: d’autres machines peuvent l’atteindre.</translation>
    </message>
    <message>
        <source>Session %1</source>
        <translation>Session %1</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>À l’écoute sur %1</translation>
    </message>
    <message>
        <source>Click to copy the endpoint&apos;s URL</source>
        <translation>Cliquez pour copier l’URL du point de réception</translation>
    </message>
    <message>
        <source>Receiver could not start</source>
        <translation>Le récepteur n’a pas pu démarrer</translation>
    </message>
    <message>
        <source>Receiver stopped</source>
        <translation>Récepteur arrêté</translation>
    </message>
    <message>
        <source>Nothing can be received until it is started</source>
        <translation>Rien ne peut être reçu tant qu’il n’est pas démarré</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>The view follows what comes in. Space pauses it; capture goes on.</source>
        <translation>L’affichage suit ce qui arrive. Espace le suspend; la capture continue.</translation>
    </message>
    <message>
        <source>The view stands still; capture goes on. Space makes it live again.</source>
        <translation>L’affichage est immobile; la capture continue. Espace le remet en direct.</translation>
    </message>
    <message>
        <source>The view is live</source>
        <translation>L’affichage est en direct</translation>
    </message>
    <message>
        <source>The view is paused</source>
        <translation>L’affichage est en pause</translation>
    </message>
</context>
<context>
    <name>pb::WindowSession</name>
    <message>
        <source>Temporary session</source>
        <translation>Session temporaire</translation>
    </message>
    <message>
        <source>Demo session</source>
        <translation>Session de démonstration</translation>
    </message>
    <message>
        <source>The sample event got no answer</source>
        <translation>L’événement d’exemple n’a pas reçu de réponse</translation>
    </message>
    <message>
        <source>The sample event was answered %1</source>
        <translation>L’événement d’exemple a reçu la réponse %1</translation>
    </message>
</context>
<context>
    <name>pb::Windows</name>
    <message>
        <source>The session can&apos;t be opened</source>
        <translation>La session ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>My session</source>
        <translation>Ma session</translation>
    </message>
</context>
</TS>
