<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en">
<context>
    <name>AttemptTexts</name>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Livraison</translation>
    </message>
    <message>
        <source>No.</source>
        <comment>number of the attempt within its delivery</comment>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Séquences</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>livré</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>à refaire</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>split</source>
        <translation>divisé</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>dead-lettered</source>
        <translation>lettre morte</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandonné</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>Premier octet</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1 jusqu’à %2</translation>
    </message>
    <message>
        <source>%1 until %2 (%3)</source>
        <translation>%1 jusqu’à %2 (%3)</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>hors service</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>ouverture</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoi</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>%1 à envoyer</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min&#xa0;%2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1&#xa0;h&#xa0;%2&#xa0;min</translation>
    </message>
    <message>
        <source>Attempt %1 of delivery %2, sequences %3: status %4, %5.</source>
        <translation>Tentative %1 de la livraison %2, séquences %3&#xa0;: statut %4, %5.</translation>
    </message>
    <message>
        <source>Attempt %1 of delivery %2, sequences %3: no answer, %4.</source>
        <translation>Tentative %1 de la livraison %2, séquences %3&#xa0;: sans réponse, %4.</translation>
    </message>
    <message>
        <source>It began at %1 and took %2.</source>
        <translation>Elle a commencé à %1 et a duré %2.</translation>
    </message>
    <message>
        <source>The consumer asked for %1 of quiet.</source>
        <translation>Le consommateur a demandé %1 de silence.</translation>
    </message>
    <message>
        <source>Next attempt due at %1, %2 after this one ended.</source>
        <translation>Prochaine tentative prévue à %1, %2 après la fin de celle-ci.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, de %2</translation>
    </message>
</context>
<context>
    <name>AttentionItems</name>
    <message>
        <source>The receiver could not start</source>
        <translation>Le récepteur n’a pas pu démarrer</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) waiting to be stored</source>
        <translation>
            <numerusform>%Ln requête attend d’être enregistrée</numerusform>
            <numerusform>%Ln requêtes attendent d’être enregistrées</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest for %1 ms; senders wait for their answers meanwhile</source>
        <translation>la plus ancienne depuis %1&#xa0;ms; les expéditeurs attendent leur réponse</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s): one sequence, two records</source>
        <translation>
            <numerusform>%Ln conflit&#xa0;: une séquence, deux enregistrements</numerusform>
            <numerusform>%Ln conflits&#xa0;: une séquence, deux enregistrements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln lettre morte</numerusform>
            <numerusform>%Ln lettres mortes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused request(s)</source>
        <translation>
            <numerusform>%Ln requête refusée</numerusform>
            <numerusform>%Ln requêtes refusées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) out of order</source>
        <translation>
            <numerusform>%Ln événement dans le désordre</numerusform>
            <numerusform>%Ln événements dans le désordre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) without the expected label</source>
        <translation>
            <numerusform>%Ln requête sans l’étiquette attendue</numerusform>
            <numerusform>%Ln requêtes sans l’étiquette attendue</numerusform>
        </translation>
    </message>
    <message>
        <source>Feed %1 is suspended</source>
        <translation>Le flux %1 est suspendu</translation>
    </message>
    <message>
        <source>Consumer %1 asked for quiet</source>
        <translation>Le consommateur %1 demande le silence</translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s) held until %1</source>
        <translation>
            <numerusform>%Ln flux retenu jusqu’à %1</numerusform>
            <numerusform>%Ln flux retenus jusqu’à %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln acknowledgement(s) lost in the last minute</source>
        <translation>
            <numerusform>%Ln accusé perdu dans la dernière minute</numerusform>
            <numerusform>%Ln accusés perdus dans la dernière minute</numerusform>
        </translation>
    </message>
    <message>
        <source>request %1 was stored, but the sender has no answer and sends it again</source>
        <translation>la requête %1 est enregistrée, mais l’expéditeur n’a pas de réponse et la renvoie</translation>
    </message>
</context>
<context>
    <name>CapturedMessages</name>
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
    <message>
        <source>The request can&apos;t be read from the session.</source>
        <translation>La requête ne peut pas être lue dans la session.</translation>
    </message>
    <message>
        <source>the script stopped here and sent no more</source>
        <translation>le script s’est arrêté ici et n’a rien envoyé de plus</translation>
    </message>
    <message>
        <source>the script cut the body short</source>
        <translation>le script a tronqué le corps</translation>
    </message>
    <message>
        <source>the script made the status malformed</source>
        <translation>le script a rendu l’état malformé</translation>
    </message>
    <message>
        <source>the script sent it in small pieces</source>
        <translation>le script l’a envoyée par petits morceaux</translation>
    </message>
    <message>
        <source>The client left before its answer.</source>
        <translation>Le client est parti avant sa réponse.</translation>
    </message>
    <message>
        <source>The behaviour script gave no answer and kept the connection open.</source>
        <translation>Le script de comportement n’a donné aucune réponse et a gardé la connexion ouverte.</translation>
    </message>
</context>
<context>
    <name>CurlTexts</name>
    <message>
        <source>The body was not kept, so the command sends none.</source>
        <translation>Le corps n’a pas été conservé; la commande n’en envoie donc pas.</translation>
    </message>
    <message>
        <source>Only the first %1 bytes of the body were kept.</source>
        <translation>Seuls les %1 premiers octets du corps ont été conservés.</translation>
    </message>
    <message>
        <source>Set %1 in the shell first: secret values are not kept.</source>
        <translation>Définissez d’abord %1 dans l’interpréteur de commandes : les valeurs secrètes ne sont pas conservées.</translation>
    </message>
    <message>
        <source>Where curl doesn&apos;t know who signed the receiver&apos;s certificate, name it: --cacert FILE.</source>
        <translation>Si curl ne connaît pas le signataire du certificat du récepteur, nommez-le : --cacert FICHIER.</translation>
    </message>
</context>
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
    <name>ImportTexts</name>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 ne peut être lu : %2</translation>
    </message>
    <message>
        <source>%1 is no plain file</source>
        <translation>%1 n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>the line is longer than 10 MiB</source>
        <translation>la ligne dépasse 10 Mio</translation>
    </message>
    <message>
        <source>the line has %1 fields, the headings %2</source>
        <translation>la ligne a %1 champs, les en-têtes %2</translation>
    </message>
    <message>
        <source>EntityEventSequence is no whole number: &apos;%1&apos;</source>
        <translation>EntityEventSequence n’est pas un nombre entier : « %1 »</translation>
    </message>
</context>
<context>
    <name>LaneTexts</name>
    <message>
        <source>consumer halted</source>
        <translation>consommateur en pause</translation>
    </message>
    <message>
        <source>Retry-After %1</source>
        <translation>Retry-After %1</translation>
    </message>
    <message>
        <source>%1 attempts</source>
        <translation>%1 tentatives</translation>
    </message>
</context>
<context>
    <name>LogImport</name>
    <message>
        <source>The log has no sequence left; the rest was left out.</source>
        <translation>Le journal n’a plus de numéro de séquence libre; le reste a été laissé de côté.</translation>
    </message>
</context>
<context>
    <name>LogTexts</name>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>Appended</source>
        <translation>Ajouté</translation>
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
        <source>Record URL</source>
        <translation>Adresse de l’enregistrement</translation>
    </message>
</context>
<context>
    <name>PairText</name>
    <message>
        <source>event %1</source>
        <translation>événement %1</translation>
    </message>
    <message>
        <source>events %1 to %2</source>
        <translation>événements %1 à %2</translation>
    </message>
    <message>
        <source>%1  Attempt %2 of delivery %3: %4, %5</source>
        <translation>%1  Tentative %2 de la livraison %3&#xa0;: %4, %5</translation>
    </message>
    <message>
        <source>answered %1 after %2</source>
        <translation>réponse %1 après %2</translation>
    </message>
    <message>
        <source>no answer after %1</source>
        <translation>aucune réponse après %1</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>réponse %1</translation>
    </message>
    <message>
        <source>given no answer</source>
        <translation>aucune réponse donnée</translation>
    </message>
    <message>
        <source>%1  Request %2: %3, %4</source>
        <translation>%1  Requête %2&#xa0;: %3, %4</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>enregistrée</translation>
    </message>
    <message>
        <source>nothing stored</source>
        <translation>rien d’enregistré</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>avec réponse</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>renvoyée</translation>
    </message>
    <message>
        <source>acknowledgement lost</source>
        <translation>accusé perdu</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>coupée</translation>
    </message>
    <message>
        <source>never arrived</source>
        <translation>jamais arrivée</translation>
    </message>
    <message>
        <source>to another consumer</source>
        <translation>à un autre consommateur</translation>
    </message>
    <message>
        <source>from another sender</source>
        <translation>d’un autre expéditeur</translation>
    </message>
    <message>
        <source>Acknowledgement lost: the receiver has the events, the sender doesn’t know it and sends them again.</source>
        <translation>Accusé perdu&#xa0;: le récepteur a les événements, l’expéditeur ne le sait pas et les renvoie.</translation>
    </message>
    <message>
        <source>Cut off: the request arrived, but nothing of it was taken and no answer came back.</source>
        <translation>Coupée&#xa0;: la requête est arrivée, mais rien n’en a été pris et aucune réponse n’est revenue.</translation>
    </message>
    <message>
        <source>Never arrived: no answer, and this receiver has no such request.</source>
        <translation>Jamais arrivée&#xa0;: aucune réponse, et ce récepteur n’a pas cette requête.</translation>
    </message>
    <message>
        <source>Turned away: the sender tries again, or gives up, by its policy.</source>
        <translation>Renvoyée&#xa0;: l’expéditeur réessaie, ou renonce, selon sa politique.</translation>
    </message>
    <message>
        <source>No attempt of this session caused it.</source>
        <translation>Aucune tentative de cette session ne l’a causée.</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1&#xa0;µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>given no answer: %1</source>
        <translation>aucune réponse : %1</translation>
    </message>
</context>
<context>
    <name>RequestTexts</name>
    <message>
        <source>%1 (%2 new)</source>
        <translation>%1 (%2 nouveaux)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>Flux</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>After ms</source>
        <translation>Après ms</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermée</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>réinitialisée</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>close</source>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>stall</source>
        <translation>suspens</translation>
    </message>
    <message>
        <source>truncated body</source>
        <translation>corps tronqué</translation>
    </message>
    <message>
        <source>malformed status</source>
        <translation>état malformé</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>malformée</translation>
    </message>
    <message>
        <source>client left</source>
        <translation>client parti</translation>
    </message>
    <message>
        <source>%1, stalled</source>
        <translation>%1, en suspens</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>en suspens</translation>
    </message>
    <message>
        <source>%1, cut short</source>
        <translation>%1, tronquée</translation>
    </message>
    <message>
        <source>%1, slow</source>
        <translation>%1, lente</translation>
    </message>
    <message>
        <source>script: %1</source>
        <translation>script : %1</translation>
    </message>
    <message>
        <source>%1, events stored</source>
        <translation>%1, événements enregistrés</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>refusée : %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>aucune réponse</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>doublon</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
</context>
<context>
    <name>StreamChoices</name>
    <message>
        <source>Following %1 %2</source>
        <translation>Suivi de %1 %2</translation>
    </message>
    <message>
        <source>Matching “%1”</source>
        <translation>Correspondant à « %1 »</translation>
    </message>
    <message>
        <source>Sorted by %1</source>
        <translation>Tri par %1</translation>
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
</context>
<context>
    <name>SubscriptionTexts</name>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, no answer</source>
        <translation>%1, sans réponse</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoi</translation>
    </message>
    <message>
        <source>retrying</source>
        <translation>en reprise</translation>
    </message>
    <message>
        <source>halted</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>suspendu</translation>
    </message>
    <message>
        <source>not running</source>
        <translation>hors service</translation>
    </message>
    <message>
        <source>&gt; %1</source>
        <translation>&gt; %1</translation>
    </message>
    <message>
        <source>The producer gave up: %1. Resume it when the cause is gone; it goes on after the last acknowledged event.</source>
        <translation>Le producteur a renoncé : %1. Reprenez-le quand la cause a disparu; il continue après le dernier événement confirmé.</translation>
    </message>
    <message>
        <source>Paused (ActiveYN is false). It keeps its place; resume it to go on.</source>
        <translation>En pause (ActiveYN est faux). Il garde sa place; reprenez-le pour continuer.</translation>
    </message>
    <message>
        <source>The consumer asked for quiet; every subscription that goes to it waits.</source>
        <translation>Le consommateur a demandé le calme; chaque abonnement qui va vers lui attend.</translation>
    </message>
    <message>
        <source>The last attempt failed and is made again.</source>
        <translation>La dernière tentative a échoué et est refaite.</translation>
    </message>
    <message>
        <source>The producer is stopped, so nothing is pushed. Start it on the Event log page.</source>
        <translation>Le producteur est arrêté, donc rien n’est poussé. Démarrez-le à la page du journal.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Retard</translation>
    </message>
    <message>
        <source>Delivered to</source>
        <translation>Livré jusqu’à</translation>
    </message>
    <message>
        <source>Last attempt</source>
        <translation>Dernière tentative</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Prochaine</translation>
    </message>
    <message>
        <source>all events</source>
        <translation>tous les événements</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>TimelineTexts</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Too many attempts to show at once: zoom in to see these.</source>
        <translation>Trop de tentatives à montrer à la fois&#xa0;: rapprochez-vous pour voir celles-ci.</translation>
    </message>
</context>
<context>
    <name>pb::AccessForm</name>
    <message>
        <source>No token required</source>
        <translation>Aucun jeton exigé</translation>
    </message>
    <message>
        <source>Take requests without a token. Insecure: anyone who reaches the port may post.</source>
        <translation>Accepter les requêtes sans jeton. Non sécurisé : quiconque atteint le port peut publier.</translation>
    </message>
    <message>
        <source>Answer 403 instead of 401</source>
        <translation>Répondre 403 au lieu de 401</translation>
    </message>
    <message>
        <source>To a missing or wrong token, as the Web API Core says</source>
        <translation>À un jeton absent ou erroné, comme le dit le Web API Core</translation>
    </message>
    <message>
        <source>Lenient</source>
        <translation>Indulgent</translation>
    </message>
    <message>
        <source>Take the valid events of a payload with errors instead of refusing it whole</source>
        <translation>Prendre les événements valides d’une charge fautive au lieu de la refuser en entier</translation>
    </message>
    <message>
        <source>Path of the endpoint</source>
        <translation>Chemin du point de réception</translation>
    </message>
    <message>
        <source>Requests to another path are answered 404</source>
        <translation>Les requêtes vers un autre chemin reçoivent 404</translation>
    </message>
    <message>
        <source>Label expected, as in EntityEventSource</source>
        <translation>Étiquette attendue, comme dans EntityEventSource</translation>
    </message>
    <message>
        <source>The feed&apos;s name where a request brings none; if set, a request without one is a finding</source>
        <translation>Le nom du flux quand une requête n’en donne pas; s’il est fixé, une requête sans étiquette est une constatation</translation>
    </message>
    <message>
        <source>any or none</source>
        <translation>toutes, ou aucune</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Label expected</source>
        <translation>Étiquette attendue</translation>
    </message>
    <message>
        <source>anyone may post</source>
        <translation>ouvert à tous</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
</context>
<context>
    <name>pb::ActionFields</name>
    <message>
        <source>Accept: answer by the rules</source>
        <translation>Accepter : répondre selon les règles</translation>
    </message>
    <message>
        <source>Answer a status</source>
        <translation>Répondre un code d’état</translation>
    </message>
    <message>
        <source>Redirect (307)</source>
        <translation>Rediriger (307)</translation>
    </message>
    <message>
        <source>Close without an answer</source>
        <translation>Fermer sans réponse</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Stall: stay silent</source>
        <translation>S’immobiliser : rester muet</translation>
    </message>
    <message>
        <source>Truncate the answer</source>
        <translation>Tronquer la réponse</translation>
    </message>
    <message>
        <source>Malformed status</source>
        <translation>Code d’état malformé</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>What the request gets</source>
        <translation>Ce que la requête reçoit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Status of the answer</source>
        <translation>Code d’état de la réponse</translation>
    </message>
    <message>
        <source>Retry-After</source>
        <translation>Retry-After</translation>
    </message>
    <message>
        <source>Form of Retry-After</source>
        <translation>Forme de Retry-After</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>in seconds</source>
        <translation>en secondes</translation>
    </message>
    <message>
        <source>as a date, so many seconds ahead</source>
        <translation>en date, tant de secondes plus tard</translation>
    </message>
    <message>
        <source>as this text</source>
        <translation>ce texte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Value of Retry-After</source>
        <translation>Valeur de Retry-After</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation>Corps de la réponse</translation>
    </message>
    <message>
        <source>an OData error</source>
        <translation>une erreur OData</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Vers</translation>
    </message>
    <message>
        <source>URL or path to redirect to</source>
        <translation>URL ou chemin de redirection</translation>
    </message>
    <message>
        <source>Over HTTP/2</source>
        <translation>En HTTP/2</translation>
    </message>
    <message>
        <source>What is reset over HTTP/2</source>
        <translation>Ce qui est réinitialisé en HTTP/2</translation>
    </message>
    <message>
        <source>the stream, as usual</source>
        <translation>le flot, comme d’habitude</translation>
    </message>
    <message>
        <source>the stream</source>
        <translation>le flot</translation>
    </message>
    <message>
        <source>the connection (GOAWAY)</source>
        <translation>la connexion (GOAWAY)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>When to stall</source>
        <translation>Quand s’immobiliser</translation>
    </message>
    <message>
        <source>before the answer</source>
        <translation>avant la réponse</translation>
    </message>
    <message>
        <source>in the middle of the answer</source>
        <translation>au milieu de la réponse</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Type de contenu</translation>
    </message>
    <message>
        <source>Content type of the answer</source>
        <translation>Type de contenu de la réponse</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Délai</translation>
    </message>
    <message>
        <source>Delay before it, like 200ms or 2s</source>
        <translation>Délai qui précède, comme 200ms ou 2s</translation>
    </message>
    <message>
        <source>none; like 200ms or 2s</source>
        <translation>aucun; comme 200ms ou 2s</translation>
    </message>
    <message>
        <source>Drip</source>
        <translation>Goutte à goutte</translation>
    </message>
    <message>
        <source>Send the answer in pieces</source>
        <translation>Envoyer la réponse par morceaux</translation>
    </message>
    <message>
        <source>Bytes sent at a time</source>
        <translation>Octets envoyés à la fois</translation>
    </message>
    <message>
        <source>bytes; none: at once</source>
        <translation>octets; aucun : d’un coup</translation>
    </message>
    <message>
        <source>Pause between two pieces</source>
        <translation>Pause entre deux morceaux</translation>
    </message>
    <message>
        <source>every</source>
        <translation>toutes les</translation>
    </message>
    <message>
        <source>Store the events first</source>
        <translation>Enregistrer d’abord les événements</translation>
    </message>
    <message>
        <source>Store the events first; only the answer is replaced</source>
        <translation>Enregistrer d’abord les événements; seule la réponse est remplacée</translation>
    </message>
    <message>
        <source>Retry-After in seconds is a number</source>
        <translation>Retry-After en secondes est un nombre</translation>
    </message>
</context>
<context>
    <name>pb::AppendDialog</name>
    <message>
        <source>Append</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Append an event</source>
        <translation>Ajouter un événement</translation>
    </message>
    <message>
        <source>ResourceName</source>
        <translation>ResourceName</translation>
    </message>
    <message>
        <source>ResourceRecordKey</source>
        <translation>ResourceRecordKey</translation>
    </message>
    <message>
        <source>ResourceRecordUrl</source>
        <translation>ResourceRecordUrl</translation>
    </message>
    <message>
        <source>none: the member is left out</source>
        <translation>aucune : le membre est omis</translation>
    </message>
    <message>
        <source>Further members, as a JSON object</source>
        <translation>Autres membres, en objet JSON</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Record key</source>
        <translation>Clé de l’enregistrement</translation>
    </message>
    <message>
        <source>Record URL</source>
        <translation>Adresse de l’enregistrement</translation>
    </message>
    <message>
        <source>Event types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Further members</source>
        <translation>Autres membres</translation>
    </message>
    <message>
        <source>It gets the next sequence and the time of now, and goes out to every subscription it matches.</source>
        <translation>Il reçoit la séquence suivante et l’heure actuelle, et part vers chaque abonnement auquel il correspond.</translation>
    </message>
    <message>
        <source>EventTypes, separated by commas</source>
        <translation>EventTypes, séparés par des virgules</translation>
    </message>
    <message>
        <source>Event type %1</source>
        <translation>Type d’événement %1</translation>
    </message>
    <message>
        <source>Name the resource.</source>
        <translation>Nommez la ressource.</translation>
    </message>
    <message>
        <source>ResourceName has at most 255 characters.</source>
        <translation>ResourceName a au plus 255 caractères.</translation>
    </message>
    <message>
        <source>Write the record&apos;s key.</source>
        <translation>Écrivez la clé de l’enregistrement.</translation>
    </message>
    <message>
        <source>ResourceRecordKey has at most 255 characters.</source>
        <translation>ResourceRecordKey a au plus 255 caractères.</translation>
    </message>
    <message>
        <source>ResourceRecordUrl has at most 8000 characters.</source>
        <translation>ResourceRecordUrl a au plus 8000 caractères.</translation>
    </message>
    <message>
        <source>The further members are no JSON: %1</source>
        <translation>Les autres membres ne sont pas du JSON : %1</translation>
    </message>
    <message>
        <source>The further members are to be a JSON object: {…}</source>
        <translation>Les autres membres doivent être un objet JSON : {…}</translation>
    </message>
    <message>
        <source>%1 is written by the form or the log; leave it out of the further members.</source>
        <translation>%1 est écrit par le formulaire ou le journal; ne le mettez pas dans les autres membres.</translation>
    </message>
</context>
<context>
    <name>pb::AttemptDetail</name>
    <message>
        <source>Request of the attempt</source>
        <translation>Requête de la tentative</translation>
    </message>
    <message>
        <source>Answer to the attempt</source>
        <translation>Réponse à la tentative</translation>
    </message>
    <message>
        <source>Details of the selected attempt</source>
        <translation>Détails de la tentative sélectionnée</translation>
    </message>
    <message>
        <source>Parts of the selected attempt</source>
        <translation>Parties de la tentative sélectionnée</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>Cascade</translation>
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
        <source>Select an attempt to see why the next step was chosen, where its time went, the request and the answer.</source>
        <translation>Sélectionnez une tentative pour voir pourquoi l’étape suivante a été choisie, où est passé son temps, la requête et la réponse.</translation>
    </message>
    <message>
        <source>attempt %1 of delivery %2</source>
        <translation>tentative %1 de la livraison %2</translation>
    </message>
    <message>
        <source>body of %1 bytes, %2 kept</source>
        <translation>corps de %1 octets, %2 conservés</translation>
    </message>
    <message>
        <source>The request was not sent.</source>
        <translation>La requête n’a pas été envoyée.</translation>
    </message>
    <message>
        <source>first byte after %1</source>
        <translation>premier octet après %1</translation>
    </message>
    <message>
        <source>done after %1</source>
        <translation>terminé après %1</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Il n’y a pas eu de réponse.</translation>
    </message>
    <message>
        <source>There was no answer: %1.</source>
        <translation>Il n’y a pas eu de réponse&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>pb::AttemptList</name>
    <message>
        <source>Attempts of the selected feed</source>
        <translation>Tentatives du flux sélectionné</translation>
    </message>
</context>
<context>
    <name>pb::AttentionCard</name>
    <message>
        <source>Needs attention</source>
        <translation>Demande attention</translation>
    </message>
    <message>
        <source>Nothing. Conflicts, refused requests, suspended feeds and lost answers appear here.</source>
        <translation>Rien. Les conflits, les requêtes refusées, les flux suspendus et les réponses perdues apparaissent ici.</translation>
    </message>
    <message>
        <source>Mark all as seen</source>
        <translation>Tout marquer comme vu</translation>
    </message>
    <message>
        <source>Puts aside what is over, until it happens again; Delete does so for the chosen line</source>
        <translation>Met de côté ce qui est passé, jusqu’à ce que cela se reproduise; Suppr le fait pour la ligne choisie</translation>
    </message>
</context>
<context>
    <name>pb::AttentionModel</name>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
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
    <name>pb::BehaviourPanel</name>
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
        <translation>Capricieux</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Lent</translation>
    </message>
    <message>
        <source>Hostile</source>
        <translation>Hostile</translation>
    </message>
    <message>
        <source>Answer lost after storing</source>
        <translation>Réponse perdue après l’enregistrement</translation>
    </message>
    <message>
        <source>Busy: answer 429</source>
        <translation>Occupé : répondre 429</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Add a step below</source>
        <translation>Ajouter une étape dessous</translation>
    </message>
    <message>
        <source>Add a random step at the end</source>
        <translation>Ajouter une étape aléatoire à la fin</translation>
    </message>
    <message>
        <source>Duplicate the step (Ctrl+D)</source>
        <translation>Dupliquer l’étape (Ctrl+D)</translation>
    </message>
    <message>
        <source>Move the step up (Alt+Up)</source>
        <translation>Monter l’étape (Alt+Haut)</translation>
    </message>
    <message>
        <source>Move the step down (Alt+Down)</source>
        <translation>Descendre l’étape (Alt+Bas)</translation>
    </message>
    <message>
        <source>Remove the step (Del)</source>
        <translation>Retirer l’étape (Suppr)</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Presets of behaviour</source>
        <translation>Préréglages de comportement</translation>
    </message>
    <message>
        <source>Scripts to start from</source>
        <translation>Scripts de départ</translation>
    </message>
    <message>
        <source>Answer 429 with Retry-After: 1 until this is taken back</source>
        <translation>Répondre 429 avec Retry-After: 1 jusqu’à nouvel ordre</translation>
    </message>
    <message>
        <source>Give the running receiver this script; it begins with the next request (Ctrl+Return)</source>
        <translation>Donner ce script au récepteur en marche; il commence à la prochaine requête (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>The same script from its first step</source>
        <translation>Le même script depuis sa première étape</translation>
    </message>
    <message>
        <source>The text is wrong: the cards show it as it was before.</source>
        <translation>Le texte est fautif : les fiches le montrent tel qu’il était.</translation>
    </message>
    <message>
        <source>Not applied yet: the receiver runs another script.</source>
        <translation>Pas encore appliqué : le récepteur suit un autre script.</translation>
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
    <name>pb::ConnectionFields</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Push by HTTP/2</source>
        <translation>Pousser par HTTP/2</translation>
    </message>
    <message>
        <source>Over TLS where the consumer speaks it, else by HTTP/1.1; in clear by prior knowledge. Feeds to one consumer share a connection.</source>
        <translation>Sur TLS là où le consommateur le parle, sinon par HTTP/1.1; en clair, sans négociation. Les flux vers un même consommateur partagent une connexion.</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>les autorités du système</translation>
    </message>
    <message>
        <source>File of certificate authorities to trust</source>
        <translation>Fichier des autorités de certification de confiance</translation>
    </message>
    <message>
        <source>Certificate authorities to trust instead of the system&apos;s (PEM)</source>
        <translation>Autorités de certification auxquelles se fier au lieu de celles du système (PEM)</translation>
    </message>
    <message>
        <source>Choose a file of certificate authorities</source>
        <translation>Choisir un fichier d’autorités de certification</translation>
    </message>
    <message>
        <source>none: by authorities</source>
        <translation>aucun : selon les autorités</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint of the certificate to trust</source>
        <translation>Empreinte SHA-256 du certificat de confiance</translation>
    </message>
    <message>
        <source>The one certificate to trust, whoever signed it: its SHA-256, 64 hexadecimal digits, with or without colons. Compare it with the consumer&apos;s by another way first.</source>
        <translation>Le seul certificat accepté, qui que soit le signataire : son SHA-256, 64 chiffres hexadécimaux, avec ou sans deux-points. Comparez-la d’abord avec celle du consommateur par une autre voie.</translation>
    </message>
    <message>
        <source>File of certificate authorities</source>
        <translation>Fichier d’autorités de certification</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The fingerprint is no SHA-256: write its 64 hexadecimal digits, with or without colons.</source>
        <translation>L’empreinte n’est pas un SHA-256 : écrivez ses 64 chiffres hexadécimaux, avec ou sans deux-points.</translation>
    </message>
</context>
<context>
    <name>pb::DeliveriesPage</name>
    <message>
        <source>Feed %1.</source>
        <translation>Flux %1.</translation>
    </message>
    <message>
        <source>No attempt is selected.</source>
        <translation>Aucune tentative n’est sélectionnée.</translation>
    </message>
</context>
<context>
    <name>pb::DeliveriesTools</name>
    <message>
        <source>Push events…</source>
        <translation>Pousser des événements…</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1&#xa0;min</translation>
    </message>
    <message>
        <source>Show one minute</source>
        <translation>Montrer une minute</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10&#xa0;min</translation>
    </message>
    <message>
        <source>Show ten minutes</source>
        <translation>Montrer dix minutes</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#xa0;h</translation>
    </message>
    <message>
        <source>Show one hour</source>
        <translation>Montrer une heure</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Show everything since the first attempt (0)</source>
        <translation>Tout montrer depuis la première tentative (0)</translation>
    </message>
    <message>
        <source>Show more time (−)</source>
        <translation>Montrer plus de temps (−)</translation>
    </message>
    <message>
        <source>Come closer (+)</source>
        <translation>Se rapprocher (+)</translation>
    </message>
    <message>
        <source>Begin a feed to a consumer</source>
        <translation>Commencer un flux vers un consommateur</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Go live</source>
        <translation>Revenir en direct</translation>
    </message>
    <message>
        <source>The time line moves with the time; stop it (Space)</source>
        <translation>La ligne de temps avance avec le temps; l’arrêter (Espace)</translation>
    </message>
    <message>
        <source>Show now, and move with the time again (F)</source>
        <translation>Montrer maintenant et avancer de nouveau avec le temps (F)</translation>
    </message>
    <message>
        <source>The time line is live</source>
        <translation>La ligne de temps est en direct</translation>
    </message>
    <message>
        <source>The time line stands still</source>
        <translation>La ligne de temps est immobile</translation>
    </message>
</context>
<context>
    <name>pb::DetailPane</name>
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
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>pb::DetailTabs</name>
    <message>
        <source>Copy what this tab shows</source>
        <translation>Copier ce que montre cet onglet</translation>
    </message>
</context>
<context>
    <name>pb::EmptyDeliveries</name>
    <message>
        <source>Push events…</source>
        <translation>Pousser des événements…</translation>
    </message>
    <message>
        <source>Nothing is being pushed yet</source>
        <translation>Rien n’est encore poussé</translation>
    </message>
    <message>
        <source>A feed takes the events of this session to one consumer by webhook: in the order of their sequence, one request at a time, and again until each is acknowledged.</source>
        <translation>Un flux porte les événements de cette session à un consommateur par webhook&#xa0;: dans l’ordre de leur séquence, une requête à la fois, et de nouveau jusqu’à ce que chacun soit confirmé.</translation>
    </message>
    <message>
        <source>Here every attempt of every feed stands on a time line, with what the consumer answered, how long it asked to be left alone, and why the next attempt waits as long as it does.</source>
        <translation>Ici, chaque tentative de chaque flux se trouve sur une ligne de temps, avec la réponse du consommateur, la durée pendant laquelle il a demandé à être laissé tranquille et la raison pour laquelle la tentative suivante attend si longtemps.</translation>
    </message>
</context>
<context>
    <name>pb::EmptyLog</name>
    <message>
        <source>Generate 1,000 sample events</source>
        <translation>Générer 1 000 événements d’exemple</translation>
    </message>
    <message>
        <source>Append one…</source>
        <translation>En ajouter un…</translation>
    </message>
    <message>
        <source>Import a file…</source>
        <translation>Importer un fichier…</translation>
    </message>
    <message>
        <source>The event log is empty</source>
        <translation>Le journal des événements est vide</translation>
    </message>
    <message>
        <source>A producer&apos;s log says which record changed when: one EntityEvent a change, under a sequence that only grows. Clients read it, and subscriptions push it to them.</source>
        <translation>Le journal d’un producteur dit quel enregistrement a changé et quand : un EntityEvent par changement, sous une séquence qui ne fait que croître. Les clients le lisent, et les abonnements le leur poussent.</translation>
    </message>
    <message>
        <source>Command that reads the log; the token is hidden</source>
        <translation>Commande qui lit le journal; le jeton est masqué</translation>
    </message>
    <message>
        <source>Copy the command, with the token</source>
        <translation>Copier la commande, avec le jeton</translation>
    </message>
    <message>
        <source>Read it from a terminal</source>
        <translation>Le lire depuis un terminal</translation>
    </message>
    <message>
        <source>Read it from a terminal, once the producer is started</source>
        <translation>Le lire depuis un terminal, une fois le producteur démarré</translation>
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
    <name>pb::EmptySubscriptions</name>
    <message>
        <source>Copy the command, with the token</source>
        <translation>Copier la commande, avec le jeton</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Nouvel abonnement</translation>
    </message>
    <message>
        <source>Nobody has subscribed yet</source>
        <translation>Personne n’est encore abonné</translation>
    </message>
    <message>
        <source>A subscription says which events of the log a consumer gets, and where they are posted. The producer pushes them in the order of their sequence, one request at a time, and keeps the place when the consumer is away.</source>
        <translation>Un abonnement dit quels événements du journal un consommateur reçoit, et où ils sont envoyés. Le producteur les pousse dans l’ordre de leur séquence, une requête à la fois, et garde la place pendant l’absence du consommateur.</translation>
    </message>
    <message>
        <source>Command that makes a subscription; the token is hidden</source>
        <translation>Commande qui crée un abonnement; le jeton est masqué</translation>
    </message>
    <message>
        <source>Or make one from a terminal</source>
        <translation>Ou en créer un depuis un terminal</translation>
    </message>
    <message>
        <source>Or make one from a terminal, once the producer is started</source>
        <translation>Ou en créer un depuis un terminal, une fois le producteur démarré</translation>
    </message>
</context>
<context>
    <name>pb::EndCard</name>
    <message>
        <source>%1: events per second</source>
        <translation>%1&#xa0;: événements par seconde</translation>
    </message>
    <message>
        <source>Over the last three seconds</source>
        <translation>Sur les trois dernières secondes</translation>
    </message>
    <message>
        <source>%1 events/s</source>
        <translation>%1 événements/s</translation>
    </message>
</context>
<context>
    <name>pb::EndpointList</name>
    <message>
        <source>Add an endpoint</source>
        <translation>Ajouter un point de réception</translation>
    </message>
    <message>
        <source>Duplicate the endpoint</source>
        <translation>Dupliquer le point de réception</translation>
    </message>
    <message>
        <source>Remove the endpoint</source>
        <translation>Retirer le point de réception</translation>
    </message>
    <message>
        <source>Copy the endpoint&apos;s URL</source>
        <translation>Copier l’URL du point de réception</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Endpoints of the receiver</source>
        <translation>Points de réception du récepteur</translation>
    </message>
</context>
<context>
    <name>pb::EndpointsModel</name>
    <message>
        <source>endpoint %1, %2, %3</source>
        <translation>point de réception %1, %2, %3</translation>
    </message>
    <message>
        <source>the path begins with /</source>
        <translation>le chemin commence par /</translation>
    </message>
    <message>
        <source>the path stands twice</source>
        <translation>le chemin figure deux fois</translation>
    </message>
    <message>
        <source>the token is missing</source>
        <translation>le jeton manque</translation>
    </message>
    <message>
        <source>the script is wrong</source>
        <translation>le script est fautif</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>answering 429, by hand</source>
        <translation>répond 429, à la main</translation>
    </message>
    <message>
        <source>accepting</source>
        <translation>accepte</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 reçues</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 acceptées</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 refusées</translation>
    </message>
    <message>
        <source>%1 too many</source>
        <translation>%1 de trop</translation>
    </message>
    <message>
        <source>%1 scripted</source>
        <translation>%1 selon le script</translation>
    </message>
    <message>
        <source>%1 faults</source>
        <translation>%1 fautes</translation>
    </message>
</context>
<context>
    <name>pb::EndpointsPage</name>
    <message>
        <source>Send a sample event</source>
        <translation>Envoyer un événement d’exemple</translation>
    </message>
    <message>
        <source>Behaviour</source>
        <translation>Comportement</translation>
    </message>
    <message>
        <source>Copy the command, with the token</source>
        <translation>Copier la commande, avec le jeton</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Command that posts an event; the token is hidden</source>
        <translation>Commande qui publie un événement; le jeton est masqué</translation>
    </message>
    <message>
        <source>The endpoint&apos;s behaviour, access and trial</source>
        <translation>Comportement, accès et essai du point de réception</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>The certificate is self-signed: add --cacert with a copy of it, or -k to take any.</source>
        <translation>Le certificat est autosigné : ajoutez --cacert avec sa copie, ou -k pour les accepter tous.</translation>
    </message>
</context>
<context>
    <name>pb::EventLogPage</name>
    <message>
        <source>Append…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Type an event in</source>
        <translation>Taper un événement</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Take events from a file of JSON lines or CSV</source>
        <translation>Prendre des événements d’un fichier de lignes JSON ou CSV</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>Générer…</translation>
    </message>
    <message>
        <source>Make plausible events</source>
        <translation>Fabriquer des événements plausibles</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Publier…</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 copié</translation>
    </message>
    <message>
        <source>%1 events · last sequence %2 · %3 events/s</source>
        <translation>%1 événements · dernière séquence %2 · %3 événements/s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%1 of %2 appended</source>
        <translation>%1 de %2 ajoutés</translation>
    </message>
    <message>
        <source>publishing: %1 appended</source>
        <translation>publication : %1 ajoutés</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop appending events</source>
        <translation>Cesser d’ajouter des événements</translation>
    </message>
    <message>
        <source>Publish continuously</source>
        <translation>Publier en continu</translation>
    </message>
    <message>
        <source>Stop appending events; what is in the log stays</source>
        <translation>Cesser d’ajouter des événements; ce qui est au journal y reste</translation>
    </message>
    <message>
        <source>Append events at a rate until it is stopped</source>
        <translation>Ajouter des événements à un rythme donné jusqu’à l’arrêt</translation>
    </message>
    <message>
        <source>Import: %1 added, %2 known, %3 conflicts, %4 lines wrong</source>
        <translation>Importation : %1 ajoutés, %2 connus, %3 conflits, %4 lignes fautives</translation>
    </message>
</context>
<context>
    <name>pb::EventPublisher</name>
    <message>
        <source>The log has no sequence left; nothing more can be appended.</source>
        <translation>Le journal n’a plus de séquence libre; rien de plus ne peut être ajouté.</translation>
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
    <name>pb::ExplanationModel</name>
    <message>
        <source>Part of the filter</source>
        <translation>Partie du filtre</translation>
    </message>
    <message>
        <source>Its value here</source>
        <translation>Sa valeur ici</translation>
    </message>
</context>
<context>
    <name>pb::FeedBar</name>
    <message>
        <source>Retry now</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Selected feed</source>
        <translation>Flux sélectionné</translation>
    </message>
    <message>
        <source>No feed is selected</source>
        <translation>Aucun flux n’est sélectionné</translation>
    </message>
    <message>
        <source>Select a feed first</source>
        <translation>Sélectionnez d’abord un flux</translation>
    </message>
    <message>
        <source>Make the planned attempt at once</source>
        <translation>Faire tout de suite la tentative prévue</translation>
    </message>
    <message>
        <source>The consumer asked for quiet until %1; it is not disturbed before</source>
        <translation>Le consommateur a demandé le silence jusqu’à %1; il n’est pas dérangé avant</translation>
    </message>
    <message>
        <source>No attempt is waiting to be made</source>
        <translation>Aucune tentative n’attend d’être faite</translation>
    </message>
    <message>
        <source>Push nothing more to this consumer until the feed is resumed</source>
        <translation>Ne plus rien pousser à ce consommateur jusqu’à la reprise du flux</translation>
    </message>
    <message>
        <source>Push again from the first event that is not acknowledged</source>
        <translation>Pousser de nouveau à partir du premier événement non confirmé</translation>
    </message>
    <message>
        <source>End this feed&apos;s run; what is acknowledged stays so</source>
        <translation>Mettre fin à ce flux; ce qui est confirmé le reste</translation>
    </message>
</context>
<context>
    <name>pb::FilterBar</name>
    <message>
        <source>Name…</source>
        <translation>Nommer…</translation>
    </message>
    <message>
        <source>Keep this filter as a button</source>
        <translation>Garder ce filtre comme bouton</translation>
    </message>
    <message>
        <source>Subscribe…</source>
        <translation>S’abonner…</translation>
    </message>
    <message>
        <source>Make this a subscription: its consumer gets what the filter lets through</source>
        <translation>En faire un abonnement : son consommateur reçoit ce que le filtre laisse passer</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Show everything again (Esc)</source>
        <translation>Tout montrer de nouveau (Échap)</translation>
    </message>
    <message>
        <source>Filter: ResourceName eq &apos;Property&apos; and EventTypes/any(t: t eq &apos;Update&apos;)</source>
        <translation>Filtre : ResourceName eq &apos;Property&apos; and EventTypes/any(t: t eq &apos;Update&apos;)</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>Filtre %1</translation>
    </message>
    <message>
        <source>Name a filter</source>
        <translation>Nommer un filtre</translation>
    </message>
    <message>
        <source>Name of the button:</source>
        <translation>Nom du bouton :</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Renommer…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Re&amp;tirer</translation>
    </message>
</context>
<context>
    <name>pb::FilterEdit</name>
    <message>
        <source>Filter, in the OData language</source>
        <translation>Filtre, dans le langage OData</translation>
    </message>
    <message>
        <source>Filters used before (Up and Down in the field)</source>
        <translation>Filtres déjà utilisés (Haut et Bas dans le champ)</translation>
    </message>
    <message>
        <source>Filters used before</source>
        <translation>Filtres déjà utilisés</translation>
    </message>
    <message>
        <source>At character %1: %2</source>
        <translation>Au caractère %1 : %2</translation>
    </message>
    <message>
        <source>Not finished: %1</source>
        <translation>Inachevé : %1</translation>
    </message>
    <message>
        <source>No filter was used yet</source>
        <translation>Aucun filtre n’a encore été utilisé</translation>
    </message>
</context>
<context>
    <name>pb::FilterLine</name>
    <message>
        <source>What can stand here</source>
        <translation>Ce qui peut se trouver ici</translation>
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
    <name>pb::FollowingPage</name>
    <message>
        <source>Go to the newest row and follow again</source>
        <translation>Aller à la ligne la plus récente et suivre de nouveau</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 de plus</translation>
    </message>
    <message>
        <source>%1: go to the newest</source>
        <translation>%1 : aller à la plus récente</translation>
    </message>
</context>
<context>
    <name>pb::FollowingTable</name>
    <message>
        <source>Choose the columns</source>
        <translation>Choisir les colonnes</translation>
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
    <name>pb::HistoryView</name>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>new, %1</source>
        <translation>nouveau, %1</translation>
    </message>
    <message>
        <source>Looking through the Stream</source>
        <translation>Parcours du Flux</translation>
    </message>
    <message>
        <source>Events of this record, newest first</source>
        <translation>Événements de cet enregistrement, les plus récents d’abord</translation>
    </message>
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
        <source>Event types</source>
        <translation>Types</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>This row names no record.</source>
        <translation>Cette ligne ne nomme aucun enregistrement.</translation>
    </message>
    <message>
        <source>Looking for events of %1 %2…</source>
        <translation>Recherche des événements de %1 %2…</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n event(s) of %1</source>
        <translation>
            <numerusform>L’événement le plus récent de %1</numerusform>
            <numerusform>Les %n événements les plus récents de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) of %1, newest first</source>
        <translation>
            <numerusform>%n événement de %1</numerusform>
            <numerusform>%n événements de %1, les plus récents d’abord</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::ImportDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Import events</source>
        <translation>Importer des événements</translation>
    </message>
    <message>
        <source>The first events of the file</source>
        <translation>Les premiers événements du fichier</translation>
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
        <source>Record URL</source>
        <translation>Adresse de l’enregistrement</translation>
    </message>
    <message>
        <source>What is wrong, by line</source>
        <translation>Ce qui ne va pas, par ligne</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>File of events</source>
        <translation>Fichier d’événements</translation>
    </message>
    <message>
        <source>JSON lines, or CSV with headings</source>
        <translation>lignes JSON, ou CSV avec en-têtes</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file of events</source>
        <translation>Choisir un fichier d’événements</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Column of %1</source>
        <translation>Colonne de %1</translation>
    </message>
    <message>
        <source>Events (*.jsonl *.json *.csv *.tsv *.txt);;All files (*)</source>
        <translation>Événements (*.jsonl *.json *.csv *.tsv *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>next free ones</source>
        <translation>les prochaines libres</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Choose a file. Nothing is taken of it before you say so.</source>
        <translation>Choisissez un fichier. Rien n’en est pris avant que vous le disiez.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importation…</translation>
    </message>
    <message>
        <source>Looking the file through: %1 events so far</source>
        <translation>Examen du fichier : %1 événements jusqu’ici</translation>
    </message>
    <message>
        <source>%1 events; wrong lines, which will be left out: %2</source>
        <translation>%1 événements; lignes fautives, qui seront omises : %2</translation>
    </message>
    <message>
        <source>%1 events, nothing is wrong</source>
        <translation>%1 événements, rien à redire</translation>
    </message>
    <message>
        <source>Import %1 events</source>
        <translation>Importer %1 événements</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
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
    <name>pb::LimitTexts</name>
    <message>
        <source>the request line, or :path over HTTP/2</source>
        <translation>la ligne de requête, ou :path en HTTP/2</translation>
    </message>
    <message>
        <source>414</source>
        <translation>414</translation>
    </message>
    <message>
        <source>all header fields of a request together</source>
        <translation>tous les en-têtes d’une requête ensemble</translation>
    </message>
    <message>
        <source>431; over HTTP/2 beyond twice as much the connection ends</source>
        <translation>431; en HTTP/2, au-delà du double, la connexion prend fin</translation>
    </message>
    <message>
        <source>header fields of a request</source>
        <translation>les en-têtes d’une requête</translation>
    </message>
    <message>
        <source>431</source>
        <translation>431</translation>
    </message>
    <message>
        <source>the body of a request</source>
        <translation>le corps d’une requête</translation>
    </message>
    <message>
        <source>413; its first 64 KiB are kept</source>
        <translation>413; ses 64 premiers Kio sont gardés</translation>
    </message>
    <message>
        <source>bodies that all connections hold at once</source>
        <translation>les corps que toutes les connexions tiennent à la fois</translation>
    </message>
    <message>
        <source>reading pauses; the eldest goes on</source>
        <translation>la lecture attend; la plus ancienne continue</translation>
    </message>
    <message>
        <source>connections at once</source>
        <translation>les connexions à la fois</translation>
    </message>
    <message>
        <source>503 with Retry-After: 1, then closed; over TLS closed</source>
        <translation>503 avec Retry-After: 1, puis fermée; sous TLS, fermée</translation>
    </message>
    <message>
        <source>streams of an HTTP/2 connection at once</source>
        <translation>les flots d’une connexion HTTP/2 à la fois</translation>
    </message>
    <message>
        <source>RST_STREAM (REFUSED_STREAM), or GOAWAY where the client knew</source>
        <translation>RST_STREAM (REFUSED_STREAM), ou GOAWAY si le client le savait</translation>
    </message>
    <message>
        <source>streams that an HTTP/2 client takes back, or has reset</source>
        <translation>les flots qu’un client HTTP/2 reprend, ou fait réinitialiser</translation>
    </message>
    <message>
        <source>GOAWAY (ENHANCE_YOUR_CALM), closed</source>
        <translation>GOAWAY (ENHANCE_YOUR_CALM), fermée</translation>
    </message>
    <message>
        <source>HTTP/2 frames that carry no request: PING, SETTINGS, empty DATA</source>
        <translation>les trames HTTP/2 sans requête : PING, SETTINGS, DATA vide</translation>
    </message>
    <message>
        <source>the TLS handshake</source>
        <translation>la poignée de main TLS</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermée</translation>
    </message>
    <message>
        <source>from the first byte of a head to its last</source>
        <translation>du premier octet d’un en-tête au dernier</translation>
    </message>
    <message>
        <source>408</source>
        <translation>408</translation>
    </message>
    <message>
        <source>from the end of the head to the end of the body</source>
        <translation>de la fin de l’en-tête à la fin du corps</translation>
    </message>
    <message>
        <source>a connection without a request</source>
        <translation>une connexion sans requête</translation>
    </message>
    <message>
        <source>closed; GOAWAY over HTTP/2</source>
        <translation>fermée; GOAWAY en HTTP/2</translation>
    </message>
    <message>
        <source>a client that does not read its answer</source>
        <translation>un client qui ne lit pas sa réponse</translation>
    </message>
    <message>
        <source>closed; RST_STREAM over HTTP/2</source>
        <translation>fermée; RST_STREAM en HTTP/2</translation>
    </message>
    <message>
        <source>events that wait for their commit; 0: no limit</source>
        <translation>les événements qui attendent leur validation; 0 : sans limite</translation>
    </message>
    <message>
        <source>429 with Retry-After: 1</source>
        <translation>429 avec Retry-After: 1</translation>
    </message>
    <message>
        <source>requests of all endpoints; 0: no limit</source>
        <translation>les requêtes de tous les points de réception; 0 : sans limite</translation>
    </message>
    <message>
        <source>%1 takes %2 to %3</source>
        <translation>%1 va de %2 à %3</translation>
    </message>
</context>
<context>
    <name>pb::LimitsModel</name>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>What is limited</source>
        <translation>Ce qui est limité</translation>
    </message>
    <message>
        <source>Answer beyond it</source>
        <translation>Réponse au-delà</translation>
    </message>
</context>
<context>
    <name>pb::LimitsTable</name>
    <message>
        <source>Reset to default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Limits of the receiver</source>
        <translation>Limites du récepteur</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>Refusé : %1</translation>
    </message>
    <message>
        <source>Double-click or F2 changes a value: 10MiB, 20s, 100.</source>
        <translation>Un double-clic ou F2 change une valeur : 10MiB, 20s, 100.</translation>
    </message>
    <message>
        <source>The receiver runs: stop it to change a limit.</source>
        <translation>Le récepteur fonctionne : arrêtez-le pour changer une limite.</translation>
    </message>
</context>
<context>
    <name>pb::LogDetail</name>
    <message>
        <source>Details of the selected event</source>
        <translation>Détails de l’événement sélectionné</translation>
    </message>
    <message>
        <source>Parts of the selected event</source>
        <translation>Parties de l’événement sélectionné</translation>
    </message>
    <message>
        <source>Select an event to see all that it says.</source>
        <translation>Sélectionnez un événement pour voir tout ce qu’il dit.</translation>
    </message>
    <message>
        <source>The event as JSON</source>
        <translation>L’événement en JSON</translation>
    </message>
    <message>
        <source>Members of the event</source>
        <translation>Membres de l’événement</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>%1 · appended %2</source>
        <translation>%1 · ajouté %2</translation>
    </message>
</context>
<context>
    <name>pb::LogOrders</name>
    <message>
        <source>The log has no sequence left; nothing was appended.</source>
        <translation>Le journal n’a plus de séquence libre; rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>Appended as sequence %1</source>
        <translation>Ajouté sous la séquence %1</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) appended</source>
        <translation>
            <numerusform>%n événement ajouté</numerusform>
            <numerusform>%n événements ajoutés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::LogTable</name>
    <message>
        <source>Events of the log by sequence</source>
        <translation>Événements du journal par séquence</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>No event matches.
Esc shows all of them again.</source>
        <translation>Aucun événement ne correspond.
Échap les affiche tous de nouveau.</translation>
    </message>
    <message>
        <source>%1 (%2 events can&apos;t be judged: %3)</source>
        <translation>%1 (%2 événements ne peuvent être jugés : %3)</translation>
    </message>
    <message>
        <source>&amp;Copy rows	Ctrl+C</source>
        <translation>&amp;Copier les lignes	Ctrl+C</translation>
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
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Récepteur</translation>
    </message>
    <message>
        <source>Push</source>
        <translation>Pousser</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Livraisons</translation>
    </message>
    <message>
        <source>&amp;Push events…</source>
        <translation>&amp;Pousser des événements…</translation>
    </message>
    <message>
        <source>&amp;Endpoints</source>
        <translation>&amp;Points de réception</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
    <message>
        <source>The &amp;filter language</source>
        <translation>Le langage des &amp;filtres</translation>
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
    <name>pb::OverviewPage</name>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Both ends at a glance</source>
        <translation>Les deux bouts en un coup d’œil</translation>
    </message>
    <message>
        <source>counting a long session…</source>
        <translation>décompte d’une longue session…</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1&#xa0;min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10&#xa0;min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#xa0;h</translation>
    </message>
    <message>
        <source>Rates of the last %1</source>
        <translation>Débits sur %1</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Events in the session, each counted once</source>
        <translation>Événements de la session, chacun compté une fois</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Requests in the session</source>
        <translation>Requêtes de la session</translation>
    </message>
    <message>
        <source>Ack p50</source>
        <translation>Accusé p50</translation>
    </message>
    <message>
        <source>Half of the last 10,000 requests were acknowledged within this time</source>
        <translation>La moitié des 10&#xa0;000 dernières requêtes ont reçu leur accusé en moins de ce temps</translation>
    </message>
    <message>
        <source>Ack p99</source>
        <translation>Accusé p99</translation>
    </message>
    <message>
        <source>99 of 100 of the last 10,000 requests were acknowledged within this time</source>
        <translation>99 sur 100 des 10&#xa0;000 dernières requêtes ont reçu leur accusé en moins de ce temps</translation>
    </message>
    <message>
        <source>Events that came again; harmless</source>
        <translation>Événements revenus; sans danger</translation>
    </message>
    <message>
        <source>Events whose sequence is taken by another record</source>
        <translation>Événements dont la séquence appartient à un autre enregistrement</translation>
    </message>
    <message>
        <source>Requests that were not accepted</source>
        <translation>Requêtes qui n’ont pas été acceptées</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livrés</translation>
    </message>
    <message>
        <source>Events that consumers acknowledged</source>
        <translation>Événements dont les consommateurs ont accusé réception</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Requests made, retries included</source>
        <translation>Requêtes faites, reprises comprises</translation>
    </message>
    <message>
        <source>Answer p50</source>
        <translation>Réponse p50</translation>
    </message>
    <message>
        <source>Half of the last 10,000 answered attempts took no longer than this</source>
        <translation>La moitié des 10&#xa0;000 dernières tentatives avec réponse n’ont pas duré plus longtemps</translation>
    </message>
    <message>
        <source>Answer p99</source>
        <translation>Réponse p99</translation>
    </message>
    <message>
        <source>99 of 100 of the last 10,000 answered attempts took no longer than this</source>
        <translation>99 sur 100 des 10&#xa0;000 dernières tentatives avec réponse n’ont pas duré plus longtemps</translation>
    </message>
    <message>
        <source>Attempts that failed and were made again</source>
        <translation>Tentatives échouées et refaites</translation>
    </message>
    <message>
        <source>Times that a consumer asked for quiet</source>
        <translation>Fois où un consommateur a demandé le silence</translation>
    </message>
    <message>
        <source>Events that were given up: no consumer takes them</source>
        <translation>Événements abandonnés&#xa0;: aucun consommateur ne les prend</translation>
    </message>
    <message>
        <source>Each attempt appears above, each request received below, joined where one caused the other.</source>
        <translation>Chaque tentative apparaît en haut, chaque requête reçue en bas, reliées quand l’une a causé l’autre.</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Dernière minute</translation>
    </message>
    <message>
        <source>the last %1 of each</source>
        <translation>les %1 dernières de chaque</translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s)</source>
        <translation>
            <numerusform>%Ln doublon</numerusform>
            <numerusform>%Ln doublons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln conflit</numerusform>
            <numerusform>%Ln conflits</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 refusées</translation>
    </message>
    <message>
        <source>%1 retried</source>
        <translation>%1 reprises</translation>
    </message>
    <message numerus="yes">
        <source>%Ln halt(s)</source>
        <translation>
            <numerusform>%Ln arrêt</numerusform>
            <numerusform>%Ln arrêts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead letter(s)</source>
        <translation>
            <numerusform>%Ln lettre morte</numerusform>
            <numerusform>%Ln lettres mortes</numerusform>
        </translation>
    </message>
    <message>
        <source>listening</source>
        <translation>à l’écoute</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>no feed</source>
        <translation>aucun flux</translation>
    </message>
    <message numerus="yes">
        <source>%Ln feed(s)</source>
        <translation>
            <numerusform>%Ln flux</numerusform>
            <numerusform>%Ln flux</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the first request</source>
        <translation>En attente de la première requête</translation>
    </message>
    <message>
        <source>Point a producer at the endpoint, or send a sample event from the File menu.</source>
        <translation>Dirigez un producteur vers le point de réception, ou envoyez un événement d’exemple par le menu Fichier.</translation>
    </message>
    <message>
        <source>Show the endpoint</source>
        <translation>Montrer le point de réception</translation>
    </message>
    <message>
        <source>The receiver is stopped</source>
        <translation>Le récepteur est arrêté</translation>
    </message>
    <message>
        <source>Start it to get an endpoint that producers push events to.</source>
        <translation>Démarrez-le pour obtenir un point de réception où les producteurs poussent des événements.</translation>
    </message>
    <message>
        <source>Start the receiver</source>
        <translation>Démarrer le récepteur</translation>
    </message>
    <message>
        <source>Nothing is pushed yet</source>
        <translation>Rien n’est encore poussé</translation>
    </message>
    <message>
        <source>Choose events and a consumer, and see every attempt with its answer.</source>
        <translation>Choisissez des événements et un consommateur, et voyez chaque tentative avec sa réponse.</translation>
    </message>
    <message>
        <source>Push events</source>
        <translation>Pousser des événements</translation>
    </message>
</context>
<context>
    <name>pb::PairLegend</name>
    <message>
        <source>What the signs mean</source>
        <translation>Ce que signifient les signes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>pb::PairedTimeline</name>
    <message>
        <source>Attempts and receipts of the last minute</source>
        <translation>Tentatives et réceptions de la dernière minute</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Tentatives</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Réceptions</translation>
    </message>
    <message>
        <source>Enter shows the request.</source>
        <translation>Entrée montre la requête.</translation>
    </message>
    <message>
        <source>Enter shows the attempt.</source>
        <translation>Entrée montre la tentative.</translation>
    </message>
    <message>
        <source>%1 answered, %2 acknowledgements lost. Left and Right choose one.</source>
        <translation>%1 avec réponse, %2 accusés perdus. Gauche et Droite en choisissent une.</translation>
    </message>
</context>
<context>
    <name>pb::PreviewView</name>
    <message>
        <source>Looking through the log</source>
        <translation>Examen du journal</translation>
    </message>
    <message>
        <source>Events of the log, the newest first</source>
        <translation>Événements du journal, les plus récents d’abord</translation>
    </message>
    <message>
        <source>Why the selected event matches or not</source>
        <translation>Pourquoi l’événement sélectionné correspond ou non</translation>
    </message>
    <message>
        <source>The log is empty: append or generate events to see which of them match.</source>
        <translation>Le journal est vide : ajoutez ou générez des événements pour voir lesquels correspondent.</translation>
    </message>
    <message>
        <source>%1 of the last %2 events match</source>
        <translation>%1 des %2 derniers événements correspondent</translation>
    </message>
    <message>
        <source>%1 events can&apos;t be judged and do not match: %2</source>
        <translation>%1 événements ne peuvent être jugés et ne correspondent pas : %2</translation>
    </message>
    <message>
        <source>Matching (%1)</source>
        <translation>Correspondent (%1)</translation>
    </message>
    <message>
        <source>Not matching (%1)</source>
        <translation>Ne correspondent pas (%1)</translation>
    </message>
    <message>
        <source>None of these events matches.</source>
        <translation>Aucun de ces événements ne correspond.</translation>
    </message>
    <message>
        <source>All of these events match.</source>
        <translation>Tous ces événements correspondent.</translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message>
        <source>%1 matches: without a filter every event does.</source>
        <translation>%1 correspond : sans filtre, tous les événements correspondent.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be judged: %2</source>
        <translation>%1 ne peut être jugé : %2</translation>
    </message>
    <message>
        <source>%1 matches, as these values say:</source>
        <translation>%1 correspond, comme le disent ces valeurs :</translation>
    </message>
    <message>
        <source>%1 does not match, as these values say:</source>
        <translation>%1 ne correspond pas, comme le disent ces valeurs :</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Correspondent</translation>
    </message>
    <message>
        <source>Not matching</source>
        <translation>Ne correspondent pas</translation>
    </message>
</context>
<context>
    <name>pb::ProducerForm</name>
    <message>
        <source>Copy the token</source>
        <translation>Copier le jeton</translation>
    </message>
    <message>
        <source>Producer settings</source>
        <translation>Réglages du producteur</translation>
    </message>
    <message>
        <source>Click to copy the service&apos;s root URL</source>
        <translation>Cliquez pour copier l’adresse racine du service</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Show the producer&apos;s settings</source>
        <translation>Montrer les réglages du producteur</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Adresse d’écoute</translation>
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
        <source>Bearer token that clients need</source>
        <translation>Jeton porteur exigé des clients</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Serve without a token. Insecure: anyone who reaches the port may read and write.</source>
        <translation>Servir sans jeton. Non sécurisé : quiconque atteint le port peut lire et écrire.</translation>
    </message>
    <message>
        <source>Hide superseded events</source>
        <translation>Masquer les événements remplacés</translation>
    </message>
    <message>
        <source>Leave out events that a later one of the same record covers (gaps are legal)</source>
        <translation>Omettre les événements qu’un plus récent du même enregistrement couvre (les trous sont permis)</translation>
    </message>
    <message>
        <source>Allow plain http callbacks</source>
        <translation>Permettre les rappels en http simple</translation>
    </message>
    <message>
        <source>To other machines, too. Insecure: token and events can be read on the way.</source>
        <translation>Vers d’autres machines aussi. Non sécurisé : le jeton et les événements peuvent être lus en chemin.</translation>
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
        <source>anyone may read and write</source>
        <translation>quiconque peut lire et écrire</translation>
    </message>
    <message>
        <source>required</source>
        <translation>obligatoire</translation>
    </message>
    <message>
        <source>The producer serves</source>
        <translation>Le producteur sert</translation>
    </message>
    <message>
        <source>The producer is stopped</source>
        <translation>Le producteur est arrêté</translation>
    </message>
    <message>
        <source>The producer could not start</source>
        <translation>Le producteur n’a pas pu démarrer</translation>
    </message>
    <message>
        <source>Clients read the log and subscribe to it; subscriptions are pushed.</source>
        <translation>Les clients lisent le journal et s’y abonnent; les abonnements sont poussés.</translation>
    </message>
    <message>
        <source>Start it to serve the event log by OData and to push subscriptions.</source>
        <translation>Démarrez-le pour servir le journal par OData et pousser les abonnements.</translation>
    </message>
    <message>
        <source>No token: insecure</source>
        <translation>Sans jeton : non sécurisé</translation>
    </message>
    <message>
        <source>Open to the network</source>
        <translation>Ouvert au réseau</translation>
    </message>
    <message>
        <source>Serving %1</source>
        <translation>Sert %1</translation>
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
        <translation>Début</translation>
    </message>
    <message>
        <source>Stop the producer</source>
        <translation>Arrêter le producteur</translation>
    </message>
    <message>
        <source>Start the producer</source>
        <translation>Démarrer le producteur</translation>
    </message>
    <message>
        <source>Callbacks by HTTP/2</source>
        <translation>Rappels par HTTP/2</translation>
    </message>
    <message>
        <source>Authorities of callbacks</source>
        <translation>Autorités des rappels</translation>
    </message>
    <message>
        <source>Trusted certificate of callbacks</source>
        <translation>Certificat de confiance des rappels</translation>
    </message>
</context>
<context>
    <name>pb::PublishDialog</name>
    <message>
        <source>Write the mix as resources with weights: Property=5, Media=3</source>
        <translation>Écrivez le mélange en ressources et poids : Property=5, Media=3</translation>
    </message>
    <message>
        <source>Generate events</source>
        <translation>Générer des événements</translation>
    </message>
    <message>
        <source>Publish continuously</source>
        <translation>Publier en continu</translation>
    </message>
    <message>
        <source>Replay captured events</source>
        <translation>Rejouer des événements captés</translation>
    </message>
    <message>
        <source>Plausible events of records that come, change and go, under the log&apos;s next sequences.</source>
        <translation>Des événements plausibles d’enregistrements qui apparaissent, changent et disparaissent, sous les prochaines séquences du journal.</translation>
    </message>
    <message>
        <source>Appends events at a steady rate until you stop it, as a busy producer would.</source>
        <translation>Ajoute des événements à un rythme constant jusqu’à l’arrêt, comme un producteur occupé.</translation>
    </message>
    <message>
        <source>Appends captured events once more, under new sequences, in the order they came.</source>
        <translation>Ajoute une fois de plus des événements captés, sous de nouvelles séquences, dans l’ordre de leur arrivée.</translation>
    </message>
    <message>
        <source>How many events</source>
        <translation>Combien d’événements</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Start publishing</source>
        <translation>Commencer à publier</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Rejouer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>How fast</source>
        <translation>À quelle vitesse</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>d’un coup</translation>
    </message>
    <message>
        <source>at a rate</source>
        <translation>à un rythme</translation>
    </message>
    <message>
        <source>Events a second</source>
        <translation>Événements par seconde</translation>
    </message>
    <message>
        <source> events/s</source>
        <translation> événements/s</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rythme</translation>
    </message>
    <message>
        <source>Resources and their weights</source>
        <translation>Ressources et leurs poids</translation>
    </message>
    <message>
        <source>the usual mix; or: Property=5, Media=3, OpenHouse=1</source>
        <translation>le mélange usuel; ou : Property=5, Media=3, OpenHouse=1</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Graine du générateur</translation>
    </message>
    <message>
        <source>The same seed makes the same records</source>
        <translation>La même graine donne les mêmes fiches</translation>
    </message>
    <message>
        <source>with EventTypes</source>
        <translation>avec EventTypes</translation>
    </message>
    <message>
        <source>with Data (vendor profile)</source>
        <translation>avec Data (profil fournisseur)</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mélange</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Appends the events of %1 captured rows once more, under new sequences, in the order they came. Refused requests among them are left out.</source>
        <translation>Ajoute une fois de plus les événements de %1 lignes captées, sous de nouvelles séquences, dans l’ordre de leur arrivée. Les requêtes refusées parmi elles sont omises.</translation>
    </message>
</context>
<context>
    <name>pb::PushDialog</name>
    <message>
        <source>This receiver</source>
        <translation>Ce récepteur</translation>
    </message>
    <message>
        <source>Start pushing</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Push events</source>
        <translation>Pousser des événements</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The consumer&apos;s address</source>
        <translation>L’adresse du consommateur</translation>
    </message>
    <message>
        <source>none: no Authorization is sent</source>
        <translation>aucun : aucune autorisation n’est envoyée</translation>
    </message>
    <message>
        <source>none: the header is left out</source>
        <translation>aucune : l’en-tête est omis</translation>
    </message>
    <message>
        <source>Label, sent as EntityEventSource</source>
        <translation>Étiquette, envoyée comme EntityEventSource</translation>
    </message>
    <message>
        <source>Allow plain http to another machine (insecure: token and events can be read)</source>
        <translation>Permettre http en clair vers une autre machine (non sûr : le jeton et les événements peuvent être lus)</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consommateur</translation>
    </message>
    <message>
        <source>Push to the receiver of this window, with its token</source>
        <translation>Pousser vers le récepteur de cette fenêtre, avec son jeton</translation>
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
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Where the events come from</source>
        <translation>D’où viennent les événements</translation>
    </message>
    <message>
        <source>This session&apos;s event log</source>
        <translation>Le journal d’événements de cette session</translation>
    </message>
    <message>
        <source>A file of JSON lines</source>
        <translation>Un fichier de lignes JSON</translation>
    </message>
    <message>
        <source>The generator</source>
        <translation>Le générateur</translation>
    </message>
    <message>
        <source>Where a new feed begins</source>
        <translation>Où commence un nouveau flux</translation>
    </message>
    <message>
        <source>with the log&apos;s first event</source>
        <translation>au premier événement du journal</translation>
    </message>
    <message>
        <source>with the first of these events</source>
        <translation>au premier de ces événements</translation>
    </message>
    <message>
        <source>after what the log holds now</source>
        <translation>après ce que contient le journal</translation>
    </message>
    <message>
        <source>A feed sends the whole log from there on, in order of sequence. One that this session knows (same address and label) goes on after its last acknowledged event.</source>
        <translation>Un flux envoie tout le journal à partir de là, dans l’ordre des séquences. Un flux que cette session connaît (même adresse, même étiquette) reprend après le dernier événement confirmé.</translation>
    </message>
    <message>
        <source>Events already there, and those that come.</source>
        <translation>Les événements déjà là et ceux qui viendront.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>A new feed begins</source>
        <translation>Un nouveau flux débute</translation>
    </message>
    <message>
        <source>one EntityEvent a line</source>
        <translation>un EntityEvent par ligne</translation>
    </message>
    <message>
        <source>File of events</source>
        <translation>Fichier d’événements</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose a file of events</source>
        <translation>Choisir un fichier d’événements</translation>
    </message>
    <message>
        <source>Events to generate</source>
        <translation>Événements à générer</translation>
    </message>
    <message>
        <source>Seed of the generator</source>
        <translation>Graine du générateur</translation>
    </message>
    <message>
        <source>The same seed makes the same records</source>
        <translation>La même graine donne les mêmes fiches</translation>
    </message>
    <message>
        <source>with Data (vendor profile)</source>
        <translation>avec Data (profil fournisseur)</translation>
    </message>
    <message>
        <source>events, seed</source>
        <translation>événements, graine</translation>
    </message>
    <message>
        <source>workshop: 0.2 s doubling to 5 s, 8 attempts</source>
        <translation>atelier : 0,2 s doublé jusqu’à 5 s, 8 tentatives</translation>
    </message>
    <message>
        <source>standard: 5 s, 5 min, 30 min … 24 h</source>
        <translation>standard : 5 s, 5 min, 30 min … 24 h</translation>
    </message>
    <message>
        <source>none: one attempt</source>
        <translation>aucune : une seule tentative</translation>
    </message>
    <message>
        <source>Most events in one request</source>
        <translation>Nombre maximal d’événements par requête</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Deadline of one attempt, in seconds</source>
        <translation>Délai d’une tentative, en secondes</translation>
    </message>
    <message>
        <source>RCP-28</source>
        <translation>RCP-28</translation>
    </message>
    <message>
        <source>vendor: Data and event type</source>
        <translation>fournisseur : Data et type d’événement</translation>
    </message>
    <message>
        <source>2020: the names of the first text</source>
        <translation>2020 : les noms du premier texte</translation>
    </message>
    <message>
        <source>suspend the feed</source>
        <translation>suspendre le flux</translation>
    </message>
    <message>
        <source>dead-letter it and go on</source>
        <translation>le mettre de côté et continuer</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Livraison</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Reprises</translation>
    </message>
    <message>
        <source>Batch, deadline</source>
        <translation>Lot, délai</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>An event refused</source>
        <translation>Un événement refusé</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s), with the sequence numbers they came with</source>
        <translation>
            <numerusform>%n ligne, avec son numéro de séquence d’origine</numerusform>
            <numerusform>%n lignes, avec leurs numéros de séquence d’origine</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows selected in the Stream</source>
        <translation>Les lignes choisies dans le Flux</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl *.json *.txt);;All files (*)</source>
        <translation>Lignes JSON (*.jsonl *.json *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Write where to push: the consumer&apos;s whole address.</source>
        <translation>Indiquez où pousser : l’adresse complète du consommateur.</translation>
    </message>
    <message>
        <source>Choose the file of events.</source>
        <translation>Choisissez le fichier d’événements.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autorités</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Certificat de confiance</translation>
    </message>
</context>
<context>
    <name>pb::PushOrders</name>
    <message>
        <source>This feed has passed sequence %1 already: what was added before it is not sent</source>
        <translation>Ce flux a déjà dépassé la séquence %1 : ce qui a été ajouté avant n’est pas envoyé</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) added to the log</source>
        <translation>
            <numerusform>%n événement ajouté au journal</numerusform>
            <numerusform>%n événements ajoutés au journal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::RateChart</name>
    <message>
        <source>now %1 a second, at most %2</source>
        <translation>maintenant %1 par seconde, au plus %2</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1&#xa0;min</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1&#xa0;s</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>pb::ReceiverForm</name>
    <message>
        <source>Receiver settings</source>
        <translation>Réglages du récepteur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
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
        <source>0 takes any free port</source>
        <translation>0 prend n’importe quel port libre</translation>
    </message>
    <message>
        <source>Listening on %1</source>
        <translation>À l’écoute sur %1</translation>
    </message>
    <message>
        <source>Each request is stored before it is answered.</source>
        <translation>Chaque requête est enregistrée avant de recevoir sa réponse.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The receiver is stopped</source>
        <translation>Le récepteur est arrêté</translation>
    </message>
    <message>
        <source>The receiver could not start</source>
        <translation>Le récepteur n’a pas pu démarrer</translation>
    </message>
    <message>
        <source>Start it to get an endpoint that producers can push to.</source>
        <translation>Démarrez-le pour obtenir un point de réception où les producteurs peuvent pousser.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Stop the receiver</source>
        <translation>Arrêter le récepteur</translation>
    </message>
    <message>
        <source>Start the receiver</source>
        <translation>Démarrer le récepteur</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Show the receiver&apos;s settings: address, TLS, limits</source>
        <translation>Montrer les réglages du récepteur : adresse, TLS, limites</translation>
    </message>
    <message>
        <source>Settings of the receiver</source>
        <translation>Réglages du récepteur</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>Over TLS. Each request is stored before it is answered.</source>
        <translation>Sous TLS. Chaque requête est enregistrée avant sa réponse.</translation>
    </message>
</context>
<context>
    <name>pb::RequestDetail</name>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Details of the selected request</source>
        <translation>Détails de la requête sélectionnée</translation>
    </message>
    <message>
        <source>Parts of the selected request</source>
        <translation>Parties de la requête sélectionnée</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Durées</translation>
    </message>
    <message>
        <source>Select a request to see its headers and body, the answer given, what was found, and how long each part took.</source>
        <translation>Sélectionnez une requête pour voir ses en-têtes et son corps, la réponse donnée, les constats et la durée de chaque partie.</translation>
    </message>
    <message>
        <source>request %1 · %2 · %3</source>
        <translation>requête %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Constats (%1)</translation>
    </message>
    <message>
        <source>Push again to any URL (R)</source>
        <translation>Pousser de nouveau vers une URL (R)</translation>
    </message>
</context>
<context>
    <name>pb::RequestTimes</name>
    <message>
        <source>First byte %1, from %2, connection %3</source>
        <translation>Premier octet %1, de %2, connexion %3</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>first line and headers</source>
        <translation>première ligne et en-têtes</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>Stored and acknowledged</source>
        <translation>Enregistrée et confirmée</translation>
    </message>
    <message>
        <source>until the answer&apos;s first byte</source>
        <translation>jusqu’au premier octet de la réponse</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>pas encore de réponse</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>En tout</translation>
    </message>
    <message>
        <source>%1: %2 ms</source>
        <translation>%1 : %2 ms</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
</context>
<context>
    <name>pb::RequestsPage</name>
    <message>
        <source>Waiting for the first request</source>
        <translation>En attente de la première requête</translation>
    </message>
    <message>
        <source>Requests as they came</source>
        <translation>Requêtes telles qu’elles sont arrivées</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1 brought no events</source>
        <translation>La requête %1 n’a apporté aucun événement</translation>
    </message>
    <message>
        <source>Request %1 copied as cURL. %2</source>
        <translation>Requête %1 copiée en cURL. %2</translation>
    </message>
    <message>
        <source>Open its &amp;events in the Stream	Enter</source>
        <translation>Ouvrir ses &amp;événements dans le Flux	Entrée</translation>
    </message>
    <message>
        <source>Copy as c&amp;URL	Ctrl+Shift+C</source>
        <translation>Copier en c&amp;URL	Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>&amp;Copy rows	Ctrl+C</source>
        <translation>&amp;Copier les lignes	Ctrl+C</translation>
    </message>
    <message>
        <source>&amp;Push again to any URL…	R</source>
        <translation>&amp;Pousser de nouveau vers une URL…	R</translation>
    </message>
</context>
<context>
    <name>pb::RowSetBar</name>
    <message>
        <source>Looking through the Stream</source>
        <translation>Parcours du Flux</translation>
    </message>
    <message>
        <source>looking through %1 rows</source>
        <translation>parcours de %1 lignes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop looking and show what was shown before (Esc)</source>
        <translation>Arrêter le parcours et revenir à ce qui était affiché (Échap)</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all events as they arrived (Esc)</source>
        <translation>Afficher tous les événements dans l’ordre d’arrivée (Échap)</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 · 1 row</source>
        <translation>%1 · 1 ligne</translation>
    </message>
</context>
<context>
    <name>pb::ScriptStepsModel</name>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>now, repeating: %1 taken</source>
        <translation>maintenant, répétée : %1 servies</translation>
    </message>
    <message>
        <source>now: %1 of %2 taken</source>
        <translation>maintenant : %1 de %2 servies</translation>
    </message>
    <message>
        <source>then for ever</source>
        <translation>puis toujours</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n requête</numerusform>
            <numerusform>%n requêtes</numerusform>
        </translation>
    </message>
    <message>
        <source>step %1: %2, %3</source>
        <translation>étape %1 : %2, %3</translation>
    </message>
</context>
<context>
    <name>pb::ScriptStepsView</name>
    <message>
        <source>Steps of the behaviour script</source>
        <translation>Étapes du script de comportement</translation>
    </message>
</context>
<context>
    <name>pb::SecretEdit</name>
    <message>
        <source>Bearer token</source>
        <translation>Jeton porteur</translation>
    </message>
    <message>
        <source>Show or hide the token</source>
        <translation>Montrer ou masquer le jeton</translation>
    </message>
</context>
<context>
    <name>pb::SendAgainDialog</name>
    <message>
        <source>Send once</source>
        <translation>Envoyer une fois</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Push request %1 again</source>
        <translation>Pousser de nouveau la requête %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Allow plain http to another machine (insecure: token and events can be read)</source>
        <translation>Permettre http simple vers une autre machine (non sécurisé : le jeton et les événements sont lisibles)</translation>
    </message>
    <message>
        <source>none: no Authorization is sent</source>
        <translation>aucun : pas d’en-tête Authorization</translation>
    </message>
    <message>
        <source>The captured token is not kept. What is typed here is sent once and forgotten.</source>
        <translation>Le jeton capté n’est pas conservé. Ce qui est entré ici est envoyé une fois, puis oublié.</translation>
    </message>
    <message>
        <source>Headers that go along</source>
        <translation>En-têtes joints</translation>
    </message>
    <message>
        <source>HTTP/2 (in clear by prior knowledge)</source>
        <translation>HTTP/2 (en clair : par connaissance préalable)</translation>
    </message>
    <message>
        <source>%1, byte for byte as they came</source>
        <translation>%1, octet par octet, tels que reçus</translation>
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
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Corps</translation>
    </message>
    <message>
        <source>The body was dropped to keep the session within its size: there is nothing to send.</source>
        <translation>Le corps a été retiré pour garder la session dans sa taille : il n’y a rien à envoyer.</translation>
    </message>
    <message>
        <source>Only %1 of the body&apos;s %2 bytes were kept: it can&apos;t be sent as it came.</source>
        <translation>Seuls %1 des %2 octets du corps ont été conservés : il ne peut pas être envoyé tel quel.</translation>
    </message>
    <message>
        <source>Name the address to send to.</source>
        <translation>Indiquez l’adresse d’envoi.</translation>
    </message>
    <message>
        <source>The token holds a line break or another control character.</source>
        <translation>Le jeton contient un saut de ligne ou un autre caractère de commande.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Envoi en cours…</translation>
    </message>
    <message>
        <source>after %1 ms</source>
        <translation>après %1 ms</translation>
    </message>
    <message>
        <source>Answered %1 %2</source>
        <translation>Réponse %1 %2</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Aucune réponse n’est arrivée.</translation>
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
    <message>
        <source>Events that came again and were not stored twice</source>
        <translation>Événements revenus et non enregistrés deux fois</translation>
    </message>
    <message>
        <source>Conflicts and refused requests</source>
        <translation>Conflits et requêtes refusées</translation>
    </message>
    <message>
        <source>Events delivered a second, over the last three seconds</source>
        <translation>Événements livrés par seconde, sur les trois dernières secondes</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 sortants</translation>
    </message>
</context>
<context>
    <name>pb::StepEditor</name>
    <message>
        <source>How many requests the step takes</source>
        <translation>Combien de requêtes l’étape prend</translation>
    </message>
    <message>
        <source>the last step repeats</source>
        <translation>la dernière étape se répète</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Seed of the random choices</source>
        <translation>Graine des choix aléatoires</translation>
    </message>
    <message>
        <source>The same seed gives the same choices</source>
        <translation>La même graine donne les mêmes choix</translation>
    </message>
    <message>
        <source>Chances of the random step</source>
        <translation>Chances de l’étape aléatoire</translation>
    </message>
    <message>
        <source>Chance in percent</source>
        <translation>Chance en pour cent</translation>
    </message>
    <message>
        <source>Add a chance</source>
        <translation>Ajouter une chance</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the chance</source>
        <translation>Retirer la chance</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Chance</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>%1 % are accepted</source>
        <translation>%1 % sont acceptées</translation>
    </message>
</context>
<context>
    <name>pb::StepStates</name>
    <message>
        <source>answering by chance</source>
        <translation>répond au hasard</translation>
    </message>
    <message>
        <source>accepting, late</source>
        <translation>accepte, en retard</translation>
    </message>
    <message>
        <source>accepting, in drips</source>
        <translation>accepte, goutte à goutte</translation>
    </message>
    <message>
        <source>accepting</source>
        <translation>accepte</translation>
    </message>
    <message>
        <source>answering %1</source>
        <translation>répond %1</translation>
    </message>
    <message>
        <source>redirecting</source>
        <translation>redirige</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>ferme</translation>
    </message>
    <message>
        <source>resetting</source>
        <translation>réinitialise</translation>
    </message>
    <message>
        <source>stalling</source>
        <translation>s’immobilise</translation>
    </message>
    <message>
        <source>truncating</source>
        <translation>tronque</translation>
    </message>
    <message>
        <source>answering malformed</source>
        <translation>répond malformé</translation>
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
        <source>Waiting for the first event</source>
        <translation>En attente du premier événement</translation>
    </message>
    <message>
        <source>No event matches.
Esc shows all of them again.</source>
        <translation>Aucun événement ne correspond.
Échap les affiche tous de nouveau.</translation>
    </message>
    <message>
        <source>This row names no record to follow</source>
        <translation>Cette ligne ne nomme aucun enregistrement à suivre</translation>
    </message>
    <message>
        <source>The Stream can&apos;t be sorted by %1</source>
        <translation>Le Flux ne peut pas être trié par %1</translation>
    </message>
    <message>
        <source>%1 new since sorted</source>
        <translation>%1 de plus depuis le tri</translation>
    </message>
    <message>
        <source>The event was copied as JSON</source>
        <translation>L’événement a été copié en JSON</translation>
    </message>
    <message>
        <source>This row has no event</source>
        <translation>Cette ligne n’a pas d’événement</translation>
    </message>
    <message>
        <source>Request %1 copied as cURL. %2</source>
        <translation>Requête %1 copiée en cURL. %2</translation>
    </message>
    <message>
        <source>Stop &amp;following the record	F</source>
        <translation>Cesser de &amp;suivre l’enregistrement	F</translation>
    </message>
    <message>
        <source>&amp;Follow this record	F</source>
        <translation>&amp;Suivre cet enregistrement	F</translation>
    </message>
    <message>
        <source>Open the &amp;request	Enter</source>
        <translation>Ouvrir la &amp;requête	Entrée</translation>
    </message>
    <message>
        <source>&amp;Push again…	R</source>
        <translation>&amp;Pousser de nouveau…	R</translation>
    </message>
    <message>
        <source>Copy the event as &amp;JSON	Ctrl+J</source>
        <translation>Copier l’événement en &amp;JSON	Ctrl+J</translation>
    </message>
    <message>
        <source>Copy the request as c&amp;URL	Ctrl+Shift+C</source>
        <translation>Copier la requête en c&amp;URL	Ctrl+Maj+C</translation>
    </message>
    <message>
        <source>&amp;Copy rows	Ctrl+C</source>
        <translation>&amp;Copier les lignes	Ctrl+C</translation>
    </message>
    <message>
        <source>Show &amp;everything	Esc</source>
        <translation>&amp;Tout afficher	Échap</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>T&amp;rier par</translation>
    </message>
    <message>
        <source>%1 (%2 rows can&apos;t be judged: %3)</source>
        <translation>%1 (%2 lignes ne peuvent être jugées : %3)</translation>
    </message>
    <message>
        <source>Filter &amp;by %1</source>
        <translation>Filtrer &amp;par %1</translation>
    </message>
    <message>
        <source>E&amp;xclude %1</source>
        <translation>E&amp;xclure %1</translation>
    </message>
    <message>
        <source>Replay into the &amp;log…</source>
        <translation>Rejouer dans le &amp;journal…</translation>
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
    <name>pb::SubscriptionEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Créer</translation>
    </message>
    <message>
        <source>empty: every event</source>
        <translation>vide : tous les événements</translation>
    </message>
    <message>
        <source>Which events it gets</source>
        <translation>Les événements qu’il reçoit</translation>
    </message>
    <message>
        <source>EntityEventFilter: a condition on ResourceName, EventTypes and the other members of an event.</source>
        <translation>EntityEventFilter : une condition sur ResourceName, EventTypes et les autres membres d’un événement.</translation>
    </message>
    <message>
        <source>New subscription</source>
        <translation>Nouvel abonnement</translation>
    </message>
    <message>
        <source>Subscription %1</source>
        <translation>Abonnement %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The preview goes on when the filter is right.</source>
        <translation>L’aperçu reprend quand le filtre est juste.</translation>
    </message>
    <message>
        <source>The filter is not right yet.</source>
        <translation>Le filtre n’est pas encore juste.</translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionForm</name>
    <message>
        <source>This receiver</source>
        <translation>Ce récepteur</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Active (ActiveYN): push at once</source>
        <translation>Actif (ActiveYN) : pousser aussitôt</translation>
    </message>
    <message>
        <source>CallbackUrl: where the events are posted</source>
        <translation>CallbackUrl : où les événements sont envoyés</translation>
    </message>
    <message>
        <source>Push to the receiver of this window, with its token</source>
        <translation>Pousser vers le récepteur de cette fenêtre, avec son jeton</translation>
    </message>
    <message>
        <source>CallbackCredentialId: what the callback is authorized by</source>
        <translation>CallbackCredentialId : ce qui autorise le rappel</translation>
    </message>
    <message>
        <source>Kept apart from the session, in the system&apos;s keychain or a file of your own</source>
        <translation>Gardé hors de la session, dans le trousseau du système ou un fichier à vous</translation>
    </message>
    <message>
        <source>Label, sent as EntityEventSource</source>
        <translation>Étiquette, envoyée comme EntityEventSource</translation>
    </message>
    <message>
        <source>none: the header is left out</source>
        <translation>aucune : l’en-tête est omis</translation>
    </message>
    <message>
        <source>Callback URL</source>
        <translation>Adresse de rappel</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Jeton porteur</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Where it begins</source>
        <translation>Où il commence</translation>
    </message>
    <message>
        <source>EntityEventSequence</source>
        <translation>EntityEventSequence</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>séquence</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Commence</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Séquence</translation>
    </message>
    <message>
        <source>Most events in one request</source>
        <translation>Nombre maximal d’événements par requête</translation>
    </message>
    <message>
        <source>Longest wait for a batch to fill, in milliseconds</source>
        <translation>Attente la plus longue pour qu’un lot se remplisse, en millisecondes</translation>
    </message>
    <message>
        <source>Deadline of one attempt, in seconds</source>
        <translation>Délai d’une tentative, en secondes</translation>
    </message>
    <message>
        <source>Most requests a second; 0: as fast as the consumer answers</source>
        <translation>Requêtes par seconde au plus; 0 : aussi vite que le consommateur répond</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>illimitée</translation>
    </message>
    <message>
        <source> /s</source>
        <translation> /s</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Reprises</translation>
    </message>
    <message>
        <source>workshop: 0.2 s … 5 s</source>
        <translation>atelier : 0,2 s … 5 s</translation>
    </message>
    <message>
        <source>standard: 5 s … 24 h</source>
        <translation>standard : 5 s … 24 h</translation>
    </message>
    <message>
        <source>none: one attempt</source>
        <translation>aucune : une seule tentative</translation>
    </message>
    <message>
        <source>Payload profile</source>
        <translation>Profil du contenu</translation>
    </message>
    <message>
        <source>RCP-28</source>
        <translation>RCP-28</translation>
    </message>
    <message>
        <source>vendor, with Data</source>
        <translation>fournisseur, avec Data</translation>
    </message>
    <message>
        <source>2020 names</source>
        <translation>noms de 2020</translation>
    </message>
    <message>
        <source>What becomes of an event that is refused</source>
        <translation>Ce que devient un événement refusé</translation>
    </message>
    <message>
        <source>suspend</source>
        <translation>suspendre</translation>
    </message>
    <message>
        <source>dead-letter it</source>
        <translation>le mettre de côté</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Wait for more</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>An event refused</source>
        <translation>Un événement refusé</translation>
    </message>
    <message>
        <source>a new token</source>
        <translation>un nouveau jeton</translation>
    </message>
    <message>
        <source>none: no Authorization</source>
        <translation>aucune : pas d’Authorization</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <translation>%1, pour %2</translation>
    </message>
    <message>
        <source>with the first event</source>
        <translation>au premier événement</translation>
    </message>
    <message>
        <source>after a sequence</source>
        <translation>après une séquence</translation>
    </message>
    <message>
        <source>with what comes from now on</source>
        <translation>avec ce qui vient désormais</translation>
    </message>
    <message>
        <source>where it stands</source>
        <translation>là où il en est</translation>
    </message>
    <message>
        <source>again at a sequence</source>
        <translation>de nouveau à une séquence</translation>
    </message>
    <message>
        <source>its own: %1</source>
        <translation>la sienne : %1</translation>
    </message>
    <message>
        <source>A sequence is a whole number from 0 to 9223372036854775807.</source>
        <translation>Une séquence est un nombre entier de 0 à 9223372036854775807.</translation>
    </message>
    <message>
        <source>Needed: the consumer&apos;s whole address.</source>
        <translation>Nécessaire : l’adresse complète du consommateur.</translation>
    </message>
    <message>
        <source>A label has at most 255 characters.</source>
        <translation>Une étiquette a au plus 255 caractères.</translation>
    </message>
    <message>
        <source>empty: none is sent</source>
        <translation>vide : aucun n’est envoyé</translation>
    </message>
    <message>
        <source>as stored</source>
        <translation>tel que gardé</translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionList</name>
    <message>
        <source>Subscriptions</source>
        <translation>Abonnements</translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionOrders</name>
    <message>
        <source>The tokens of callbacks can&apos;t be read</source>
        <translation>Les jetons des rappels ne peuvent être lus</translation>
    </message>
    <message>
        <source>Subscription %1 was made</source>
        <translation>L’abonnement %1 a été créé</translation>
    </message>
    <message>
        <source>Subscription %1 was changed</source>
        <translation>L’abonnement %1 a été modifié</translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) paused</source>
        <translation>
            <numerusform>%n abonnement mis en pause</numerusform>
            <numerusform>%n abonnements mis en pause</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) resumed</source>
        <translation>
            <numerusform>%n abonnement repris</numerusform>
            <numerusform>%n abonnements repris</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) removed</source>
        <translation>
            <numerusform>%n abonnement retiré</numerusform>
            <numerusform>%n abonnements retirés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pb::SubscriptionsPage</name>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Make a subscription</source>
        <translation>Créer un abonnement</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change the selected subscription (Enter)</source>
        <translation>Modifier l’abonnement sélectionné (Entrée)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Begin a new subscription with the members of the selected one</source>
        <translation>Commencer un nouvel abonnement avec les membres de celui qui est sélectionné</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Push now</source>
        <translation>Pousser maintenant</translation>
    </message>
    <message>
        <source>End the wait before the next retry. A consumer that asked for quiet is left in peace until then.</source>
        <translation>Mettre fin à l’attente avant la prochaine reprise. Un consommateur qui a demandé le calme est laissé en paix jusque-là.</translation>
    </message>
    <message>
        <source>More that can be done with the selected subscription</source>
        <translation>Ce qu’on peut encore faire de l’abonnement sélectionné</translation>
    </message>
    <message>
        <source>&amp;Resume from a sequence…</source>
        <translation>&amp;Reprendre à une séquence…</translation>
    </message>
    <message>
        <source>Show in &amp;Deliveries</source>
        <translation>Montrer dans les &amp;livraisons</translation>
    </message>
    <message>
        <source>Re&amp;move…	Del</source>
        <translation>Re&amp;tirer…	Suppr</translation>
    </message>
    <message>
        <source>Resume from a sequence</source>
        <translation>Reprendre à une séquence</translation>
    </message>
    <message>
        <source>Go on with the first event of this EntityEventSequence or a later one.
What was delivered after it is delivered once more.</source>
        <translation>Continuer au premier événement de cette EntityEventSequence ou d’une suivante.
Ce qui a été livré après elle l’est une fois de plus.</translation>
    </message>
    <message>
        <source>Remove subscriptions</source>
        <translation>Retirer des abonnements</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n subscription(s)?</source>
        <translation>
            <numerusform>Retirer %n abonnement?</numerusform>
            <numerusform>Retirer %n abonnements?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 events that are not delivered yet will not be. The attempts made so far stay on record.</source>
        <translation>%1 événements pas encore livrés ne le seront pas. Les tentatives faites jusqu’ici restent consignées.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s)</source>
        <translation>
            <numerusform>%n abonnement</numerusform>
            <numerusform>%n abonnements</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Push again, after the last acknowledged event</source>
        <translation>Pousser de nouveau, après le dernier événement confirmé</translation>
    </message>
    <message>
        <source>Hold it; it keeps its place</source>
        <translation>Le retenir; il garde sa place</translation>
    </message>
    <message>
        <source>Select a subscription to see what it gets, and why.</source>
        <translation>Sélectionnez un abonnement pour voir ce qu’il reçoit, et pourquoi.</translation>
    </message>
    <message>
        <source>Subscription %1</source>
        <translation>Abonnement %1</translation>
    </message>
    <message>
        <source>Subscription %1 · %2</source>
        <translation>Abonnement %1 · %2</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 requêtes/s</translation>
    </message>
    <message>
        <source>no pace</source>
        <translation>sans cadence</translation>
    </message>
    <message>
        <source>To %1
Credential: %2
Batches of %3, waiting %4 ms at most; deadline %5 s; %6
Retries: %7; payload: %8
Acknowledged up to %9</source>
        <translation>Vers %1
Authentification : %2
Lots de %3, attente de %4 ms au plus; échéance %5 s; %6
Reprises : %7; contenu : %8
Confirmé jusqu’à %9</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Modifié %1</translation>
    </message>
</context>
<context>
    <name>pb::TableColumns</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>&amp;Rétablir les colonnes</translation>
    </message>
</context>
<context>
    <name>pb::TimelineLegend</name>
    <message>
        <source>What the marks mean</source>
        <translation>Ce que signifient les marques</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>attente</translation>
    </message>
    <message>
        <source>demanded quiet (Retry-After)</source>
        <translation>silence demandé (Retry-After)</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>prévue</translation>
    </message>
</context>
<context>
    <name>pb::TimelineView</name>
    <message>
        <source>Time line of the deliveries</source>
        <translation>Ligne de temps des livraisons</translation>
    </message>
</context>
<context>
    <name>pb::TlsForm</name>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>In clear (http)</source>
        <translation>En clair (http)</translation>
    </message>
    <message>
        <source>TLS with its own self-signed certificate</source>
        <translation>TLS avec son propre certificat autosigné</translation>
    </message>
    <message>
        <source>TLS with a certificate from files</source>
        <translation>TLS avec un certificat de fichiers</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>Fichier du certificat</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Fichier de la clé</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation>Clés (*.pem *.key);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>PEM</source>
        <translation>PEM</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir : %1</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>SHA-256 of the certificate</source>
        <translation>SHA-256 du certificat</translation>
    </message>
    <message>
        <source>Requests can be read on the way: for this computer only. HTTP/2 is served to those who begin with it.</source>
        <translation>Les requêtes peuvent être lues en chemin : pour cet ordinateur seulement. HTTP/2 est servi à qui commence par lui.</translation>
    </message>
    <message>
        <source>A certificate is made on first use and kept beside the program&apos;s settings. Producers have to be told to trust its fingerprint. HTTP/2 is offered by ALPN.</source>
        <translation>Un certificat est créé à la première utilisation et gardé près des réglages du programme. Il faut dire aux producteurs de se fier à son empreinte. HTTP/2 est offert par ALPN.</translation>
    </message>
    <message>
        <source>The certificate chain and its key, both PEM. TLS 1.2 and later; HTTP/2 is offered by ALPN.</source>
        <translation>La chaîne de certificats et sa clé, toutes deux en PEM. TLS 1.2 et suivants; HTTP/2 est offert par ALPN.</translation>
    </message>
</context>
<context>
    <name>pb::TopBar</name>
    <message>
        <source>Session and receiver</source>
        <translation>Session et récepteur</translation>
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
    <message>
        <source>The feeds this window pushes. Click to see their deliveries.</source>
        <translation>Les flux que cette fenêtre pousse. Cliquez pour voir leurs livraisons.</translation>
    </message>
    <message>
        <source>The receiver&apos;s settings (Ctrl+E)</source>
        <translation>Les réglages du récepteur (Ctrl+E)</translation>
    </message>
    <message>
        <source>Search the Stream</source>
        <translation>Chercher dans le Flux</translation>
    </message>
    <message>
        <source>Search: key, sequence…</source>
        <translation>Chercher : clé, séquence…</translation>
    </message>
    <message>
        <source>No feed is pushed</source>
        <translation>Aucun flux n’est poussé</translation>
    </message>
    <message numerus="yes">
        <source>%n feed(s)</source>
        <translation>
            <numerusform>%n flux</numerusform>
            <numerusform>%n flux</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 suspended</source>
        <translation>, %1 suspendu(s)</translation>
    </message>
    <message>
        <source>, %1 halted %2:%3</source>
        <translation>, %1 en pause %2:%3</translation>
    </message>
    <message>
        <source>Producer: %1</source>
        <translation>Producteur : %1</translation>
    </message>
    <message>
        <source>Shows the rows of the Stream with this sequence number, or with this in their key, resource or feed. Enter searches, Escape shows all rows again. (Ctrl+F)</source>
        <translation>Montre les lignes du Flux qui ont ce numéro de séquence, ou ceci dans leur clé, ressource ou flux. Entrée cherche, Échap montre tout de nouveau. (Ctrl+F)</translation>
    </message>
    <message>
        <source>Serving, no feed</source>
        <translation>Sert, aucun flux</translation>
    </message>
    <message>
        <source>Serving, %1</source>
        <translation>Sert, %1</translation>
    </message>
    <message>
        <source>The producer serves %1</source>
        <translation>Le producteur sert %1</translation>
    </message>
    <message>
        <source>Click to see the event log and the producer&apos;s settings.</source>
        <translation>Cliquez pour voir le journal et les réglages du producteur.</translation>
    </message>
</context>
<context>
    <name>pb::WaterfallView</name>
    <message>
        <source>Where the time of the attempt went</source>
        <translation>Où est passé le temps de la tentative</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file</translation>
    </message>
    <message>
        <source>from %1 until it began at %2</source>
        <translation>de %1 jusqu’au début à %2</translation>
    </message>
    <message>
        <source>ended in the midst of it</source>
        <translation>terminée au milieu</translation>
    </message>
    <message>
        <source>the connection was kept</source>
        <translation>la connexion était maintenue</translation>
    </message>
    <message>
        <source>; done after %1</source>
        <translation>; terminé après %1</translation>
    </message>
    <message>
        <source>0 ms</source>
        <translation>0&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>took</source>
        <translation>durée</translation>
    </message>
</context>
<context>
    <name>pb::WhyView</name>
    <message>
        <source>Why the next step was chosen</source>
        <translation>Pourquoi l’étape suivante a été choisie</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Tentative</translation>
    </message>
    <message>
        <source>%1 of delivery %2</source>
        <translation>%1 de la livraison %2</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>no complete answer</source>
        <translation>pas de réponse complète</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Demanded</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>%1 of quiet, by Retry-After</source>
        <translation>%1 de silence, par Retry-After</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Prochaine tentative</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>prévue %1</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Horloges</translation>
    </message>
    <message>
        <source>The answer&apos;s Date is off by more than a second; the later reading was taken.</source>
        <translation>La Date de la réponse diffère de plus d’une seconde; la lecture la plus tardive a été retenue.</translation>
    </message>
    <message>
        <source>No difference between the consumer&apos;s clock and ours was seen.</source>
        <translation>Aucune différence entre l’horloge du consommateur et la nôtre n’a été constatée.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <source>%1, sequence %2</source>
        <translation>%1, séquence %2</translation>
    </message>
    <message>
        <source>%1, sequences %2 to %3</source>
        <translation>%1, séquences %2 à %3</translation>
    </message>
    <message>
        <source>Trust this certificate…</source>
        <translation>Se fier à ce certificat…</translation>
    </message>
    <message>
        <source>Trust the consumer&apos;s certificate by its fingerprint</source>
        <translation>Se fier au certificat du consommateur par son empreinte</translation>
    </message>
    <message>
        <source>Opens the push form with the certificate&apos;s fingerprint filled in</source>
        <translation>Ouvre le formulaire d’envoi avec l’empreinte du certificat</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
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
