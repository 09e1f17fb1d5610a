// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/jsontreemodel.h"

#include <utility>
#include <vector>

#include "models/domain/jsonview.h"

namespace pb {

namespace {

/// Longer strings are cut in the tree; the text beside it has them whole.
constexpr qsizetype longestValue = 1000;

QString toText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

struct JsonTreeModel::Node
{
    Node* parent = nullptr;
    int row = 0;
    QString name;
    JsonView view;
    bool read = false;
    std::vector<std::unique_ptr<Node>> children;

    bool isContainer() const
    {
        return view.kind() == JsonView::Kind::Object || view.kind() == JsonView::Kind::Array;
    }

    void add(QString childName, JsonView child)
    {
        auto node = std::make_unique<Node>();
        node->parent = this;
        node->row = static_cast<int>(children.size());
        node->name = std::move(childName);
        node->view = child;
        children.push_back(std::move(node));
    }

    void readChildren()
    {
        if (read) return;
        read = true;
        if (view.kind() == JsonView::Kind::Object)
            view.eachMember([this](std::string_view memberName, JsonView value, std::string_view) {
                add(toText(memberName), value);
                return true;
            });
        else if (view.kind() == JsonView::Kind::Array)
            view.eachElement([this](JsonView value) {
                add(QString(), value);
                return true;
            });
    }

    QString memberText() const
    {
        return parent != nullptr && parent->view.kind() == JsonView::Kind::Array
                   ? QStringLiteral("[%1]").arg(row)
                   : name;
    }
};

JsonTreeModel::JsonTreeModel(QObject* parent) : QAbstractItemModel(parent)
{
}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setSource(std::string source)
{
    beginResetModel();
    m_root.reset();
    m_source = std::move(source);
    if (const auto view = checkJson(m_source)) {
        m_root = std::make_unique<Node>();
        m_root->view = *view;
    }
    endResetModel();
}

JsonTreeModel::Node* JsonTreeModel::nodeAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, nodeAt(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex JsonTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid()) return {};
    Node* up = nodeAt(child)->parent;
    return up == nullptr || up == m_root.get() ? QModelIndex() : createIndex(up->row, 0, up);
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0) return 0;
    Node* node = nodeAt(parent);
    if (node == nullptr) return 0;
    node->readChildren();
    return static_cast<int>(node->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0) return false;
    const Node* node = nodeAt(parent);
    return node != nullptr && node->isContainer() && rowCount(parent) > 0;
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    Node* node = nodeAt(index);
    if (role == sourceRole)
        return QByteArray(node->view.source().data(), static_cast<qsizetype>(node->view.source().size()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (index.column() == MemberColumn) return node->memberText();
    switch (node->view.kind()) {
    case JsonView::Kind::Object:
        node->readChildren();
        return tr("%n member(s)", nullptr, static_cast<int>(node->children.size()));
    case JsonView::Kind::Array:
        node->readChildren();
        return tr("%n element(s)", nullptr, static_cast<int>(node->children.size()));
    case JsonView::Kind::String:
        return QString::fromStdString(node->view.string().value_or(std::string())).left(longestValue);
    case JsonView::Kind::Null:
    case JsonView::Kind::Boolean:
    case JsonView::Kind::Number:
        break;
    }
    return toText(node->view.source());
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == MemberColumn ? tr("Member") : tr("Value");
}

} // namespace pb
