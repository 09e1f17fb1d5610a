// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlog/importdialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "models/tables/importfile.h"
#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

QLabel* caption(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", u"fieldLabel"_s);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ImportDialog::ImportDialog(Theme& theme, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_file(new QLineEdit(this)), m_columns(new QWidget(this)),
      m_preview(new QTableWidget(this)), m_errors(new QTreeWidget(this)), m_sentence(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(tr("Cancel"), this)),
      m_submit(new QPushButton(this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import events"));
    resize(820, 600);
    m_preview->setObjectName(u"importPreview"_s);
    m_preview->setAccessibleName(tr("The first events of the file"));
    m_preview->setColumnCount(5);
    m_preview->setHorizontalHeaderLabels(
        {tr("Sequence"), tr("Resource"), tr("Key"), tr("Event types"), tr("Record URL")});
    m_preview->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_preview->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_preview->setTabKeyNavigation(false);
    m_preview->setShowGrid(false);
    m_preview->setWordWrap(false);
    m_preview->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_preview->setAlternatingRowColors(true);
    m_preview->verticalHeader()->hide();
    m_preview->horizontalHeader()->setStretchLastSection(true);
    m_preview->setColumnWidth(2, 150);
    m_preview->setColumnWidth(3, 180);
    m_errors->setObjectName(u"importErrors"_s);
    m_errors->setAccessibleName(tr("What is wrong, by line"));
    m_errors->setProperty("role", u"boxed"_s);
    m_errors->setHeaderLabels({tr("Line"), tr("What is wrong")});
    m_errors->setRootIsDecorated(false);
    m_errors->setUniformRowHeights(true);
    m_errors->setMaximumHeight(150);
    m_errors->hide();
    m_sentence->setObjectName(u"importSentence"_s);
    m_sentence->setWordWrap(true);
    m_progress->setProperty("role", u"thin"_s);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How far it is"));
    m_progress->hide();
    m_cancel->setObjectName(u"importCancel"_s);
    m_cancel->setAutoDefault(false);
    m_submit->setObjectName(u"importSubmit"_s);
    m_submit->setProperty("role", u"primary"_s);
    m_submit->setDefault(true);
    m_submit->setIconSize(Theme::leadingSize);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(m_sentence, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_submit);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 16, 22, 18);
    layout->setSpacing(11);
    layout->addWidget(makeFile());
    layout->addWidget(makeColumns());
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_errors);
    layout->addWidget(m_progress);
    layout->addLayout(buttons);
    connect(&m_check, &ImportCheck::changed, this, &ImportDialog::showReport);
    connect(m_file, &QLineEdit::editingFinished, this, [this] {
        if (m_file->text().toStdString() != m_settings.file) setFile(m_file->text());
    });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        m_importing = true;
        showState();
        Q_EMIT importRequested(m_settings);
    });
    showState();
}

QWidget* ImportDialog::makeFile()
{
    auto* row = new QWidget(this);
    m_file->setObjectName(u"importFile"_s);
    m_file->setAccessibleName(tr("File of events"));
    m_file->setPlaceholderText(tr("JSON lines, or CSV with headings"));
    auto* choose = new QPushButton(tr("Choose\u2026"), row);
    choose->setObjectName(u"importChoose"_s);
    choose->setAccessibleName(tr("Choose a file of events"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(caption(tr("File"), m_file, row));
    layout->addWidget(m_file, 1);
    layout->addWidget(choose);
    return row;
}

QComboBox* ImportDialog::makeColumn(const QString& name, const QString& text)
{
    auto* box = new QComboBox(m_columns);
    box->setObjectName(name);
    box->setAccessibleName(tr("Column of %1").arg(text));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    connect(box, &QComboBox::currentIndexChanged, this, &ImportDialog::readColumns);
    return box;
}

/// Which column of a CSV file is what.
QWidget* ImportDialog::makeColumns()
{
    auto* row = new QHBoxLayout(m_columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    const std::tuple<QString, QString, int ImportColumns::*> fields[] = {
        {u"importSequence"_s, tr("Sequence"), &ImportColumns::sequence},
        {u"importResource"_s, tr("Resource"), &ImportColumns::resource},
        {u"importKey"_s, tr("Key"), &ImportColumns::key},
        {u"importTypes"_s, tr("Event types"), &ImportColumns::types},
        {u"importUrl"_s, tr("Record URL"), &ImportColumns::url}};
    for (const auto& [name, text, column] : fields) {
        QComboBox* box = makeColumn(name, text);
        m_choices.emplace_back(box, column);
        auto* down = new QVBoxLayout;
        down->setSpacing(3);
        down->addWidget(caption(text, box, m_columns));
        down->addWidget(box);
        row->addLayout(down, 1);
    }
    m_columns->hide();
    return m_columns;
}

void ImportDialog::chooseFile()
{
    const QString file =
        QFileDialog::getOpenFileName(this, tr("File of events"), m_file->text(),
                                     tr("Events (*.jsonl *.json *.csv *.tsv *.txt);;All files (*)"));
    if (!file.isEmpty()) setFile(file);
}

void ImportDialog::setFile(const QString& file)
{
    m_file->setText(file);
    m_report = {};
    const auto guessed = ImportFile::guess(file);
    m_settings = guessed ? *guessed : ImportSettings{};
    m_settings.file = file.toStdString();
    m_columns->setVisible(guessed && m_settings.csv);
    if (!guessed) {
        m_check.stop();
        m_report.failure = guessed.error();
        showReport(m_report);
        return;
    }
    if (m_settings.csv) {
        const auto opened = ImportFile::open(m_settings);
        m_filling = true;
        for (const auto& [box, column] : m_choices) {
            box->clear();
            box->addItem(column == &ImportColumns::sequence ? tr("next free ones") : tr("none"), -1);
            if (opened)
                for (int i = 0; i < (*opened)->columns().size(); ++i)
                    box->addItem((*opened)->columns()[i], i);
            box->setCurrentIndex(box->findData(m_settings.columns.*column));
        }
        m_filling = false;
    }
    look();
}

void ImportDialog::readColumns()
{
    if (m_filling) return;
    for (const auto& [box, column] : m_choices)
        m_settings.columns.*column = box->currentData().toInt();
    look();
}

void ImportDialog::look()
{
    m_report = {};
    m_check.start(m_settings);
    showState();
}

void ImportDialog::showReport(const ImportReport& report)
{
    m_report = report;
    m_preview->setRowCount(static_cast<int>(report.preview.size()));
    for (std::size_t row = 0; row < report.preview.size(); ++row)
        for (int column = 0; column < 5; ++column)
            m_preview->setItem(static_cast<int>(row), column,
                               new QTableWidgetItem(report.preview[row].value(column)));
    m_errors->setVisible(!report.errors.empty());
    m_errors->clear();
    QList<QTreeWidgetItem*> items;
    for (const auto& [line, text] : report.errors)
        items.append(new QTreeWidgetItem(QStringList{QString::number(line), text}));
    m_errors->addTopLevelItems(items);
    showState();
}

void ImportDialog::showState()
{
    const QLocale locale;
    const auto number = [&](std::int64_t value) { return locale.toString(qlonglong(value)); };
    QString text;
    QString tone;
    if (!m_report.failure.isEmpty()) {
        text = m_report.failure;
        tone = u"bad"_s;
    } else if (m_settings.file.empty()) {
        text = tr("Choose a file. Nothing is taken of it before you say so.");
    } else if (m_importing) {
        text = tr("Importing\u2026");
    } else if (!m_report.done) {
        text = tr("Looking the file through: %1 events so far").arg(number(m_report.events));
    } else if (m_report.wrong > 0) {
        text = tr("%1 events; wrong lines, which will be left out: %2")
                   .arg(number(m_report.events), number(m_report.wrong));
        tone = u"warn"_s;
    } else {
        text = tr("%1 events, nothing is wrong").arg(number(m_report.events));
        tone = u"good"_s;
    }
    m_sentence->setText(text);
    m_sentence->setProperty("tone", tone);
    restyle(*m_sentence);
    const bool busy =
        m_importing || (!m_settings.file.empty() && m_report.failure.isEmpty() && !m_report.done);
    m_progress->setVisible(busy);
    if (!m_importing) m_progress->setValue(m_report.percent);
    const bool ready = m_report.done && m_report.failure.isEmpty() && m_report.events > 0 && !m_importing;
    m_submit->setText(m_report.done ? tr("Import %1 events").arg(number(m_report.events)) : tr("Import"));
    m_submit->setAccessibleName(m_submit->text());
    m_submit->setEnabled(ready);
    const Colours& c = m_theme.colours();
    m_submit->setIcon(m_theme.leadingIcon(u"import"_s, ready ? c.onAccent : c.muted));
}

void ImportDialog::showProgress(int percent)
{
    m_progress->setValue(percent);
}

void ImportDialog::showResult(const ImportCount& count, const QString& failure)
{
    m_importing = false;
    if (failure.isEmpty()) {
        accept();
        return;
    }
    m_report.failure = failure;
    Q_UNUSED(count);
    showState();
}

/// Escape and Cancel stop an import under way; what was committed stays.
void ImportDialog::done(int result)
{
    m_check.stop();
    if (result == Rejected && m_importing) Q_EMIT cancelRequested();
    QDialog::done(result);
}

} // namespace pb
