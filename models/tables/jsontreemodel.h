// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QAbstractItemModel>

namespace pb {

/// One JSON text as a tree of members and values, in the order they were sent, numbers as they were written
/// (EVT-6). Children are read when they are first asked for. GUI thread.
class JsonTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { MemberColumn, ValueColumn, ColumnCount };
    /// The value's own bytes.
    static constexpr int sourceRole = Qt::UserRole + 1;

    explicit JsonTreeModel(QObject* parent = nullptr);
    ~JsonTreeModel() override;

    /// Shows another text; one that is not valid JSON gives an empty tree.
    void setSource(std::string source);
    const std::string& source() const { return m_source; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;
    Node* nodeAt(const QModelIndex& index) const;

    std::string m_source;
    std::unique_ptr<Node> m_root;
};

} // namespace pb
