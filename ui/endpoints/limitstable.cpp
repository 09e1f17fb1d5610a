// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoints/limitstable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/theme.h"

using namespace Qt::Literals::StringLiterals;

namespace pb {

namespace {

/// Values that were changed stand out, and so do those that can be.
class LimitDelegate : public QStyledItemDelegate
{
public:
    LimitDelegate(Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override
    {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        editor->setObjectName(u"limitEdit"_s);
        editor->setAccessibleName(index.siblingAtColumn(LimitsModel::Name).data().toString());
        editor->setStyleSheet(u"padding: 0 6px; border-radius: 0; min-height: 0"_s);
        return editor;
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool value = index.column() == LimitsModel::Value;
        option->font.setBold(value && index.data(LimitsModel::changedRole).toBool());
        const bool plain = index.column() == LimitsModel::Default || index.column() == LimitsModel::Answer;
        option->palette.setColor(QPalette::Text, plain ? m_theme.colours().muted : m_theme.colours().text);
    }

private:
    Theme& m_theme;
};

} // namespace

LimitsTable::LimitsTable(Theme& theme, QWidget* parent)
    : QWidget(parent), m_table(new QTableView(this)), m_problem(new QLabel(this)),
      m_reset(new QPushButton(tr("Reset to default"), this)),
      m_resetAll(new QPushButton(tr("Reset all"), this))
{
    setObjectName(u"limits"_s);
    m_table->setObjectName(u"limitsTable"_s);
    m_table->setAccessibleName(tr("Limits of the receiver"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new LimitDelegate(theme, this));
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(27);
    QHeaderView* header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    const int widths[] = {124, 84, 76};
    for (int column = 0; column < 3; ++column)
        m_table->setColumnWidth(column, widths[column]);
    header->setSectionResizeMode(LimitsModel::Meaning, QHeaderView::Stretch);
    header->setSectionResizeMode(LimitsModel::Answer, QHeaderView::Stretch);
    m_problem->setObjectName(u"limitProblem"_s);
    m_reset->setObjectName(u"limitReset"_s);
    m_resetAll->setObjectName(u"limitResetAll"_s);
    auto* below = new QHBoxLayout;
    below->addWidget(m_problem, 1);
    below->addWidget(m_reset);
    below->addWidget(m_resetAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    connect(&m_model, &LimitsModel::refused, this, [this](const QString& why) {
        m_problem->setText(why.isEmpty() ? QString() : tr("Not taken: %1").arg(why));
        m_problem->setProperty("tone", u"bad"_s);
        restyle(*m_problem);
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &LimitsTable::showButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &LimitsTable::showButtons);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { m_model.resetToDefault(m_table->currentIndex().row()); });
    connect(m_resetAll, &QPushButton::clicked, this, &LimitsTable::resetAll);
    showButtons();
}

void LimitsTable::setEditable(bool editable)
{
    m_editable = editable;
    m_model.setEditable(editable);
    showButtons();
}

void LimitsTable::resetAll()
{
    for (int row = 0; row < m_model.rowCount(); ++row)
        m_model.resetToDefault(row);
}

void LimitsTable::showButtons()
{
    const int row = m_table->currentIndex().row();
    bool any = false;
    for (int each = 0; each < m_model.rowCount(); ++each)
        any = any || !m_model.isDefault(each);
    m_reset->setEnabled(m_editable && row >= 0 && !m_model.isDefault(row));
    m_resetAll->setEnabled(m_editable && any);
    if (!m_problem->text().isEmpty() && m_editable) return;
    m_problem->setText(m_editable ? tr("Double-click or F2 changes a value: 10MiB, 20s, 100.")
                                  : tr("The receiver runs: stop it to change a limit."));
    m_problem->setProperty("tone", QString());
    m_problem->setProperty("role", u"muted"_s);
    restyle(*m_problem);
}

} // namespace pb
