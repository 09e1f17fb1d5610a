// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

#include "models/tables/importcheck.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QTreeWidget;

namespace pb {

class Theme;

/// Brings a file of events into the log (LOG-5): looks it through first, shows what it holds and what is
/// wrong line by line, and takes nothing until it is told to. GUI thread.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ImportDialog(Theme& theme, QWidget* parent = nullptr);

    /// Looks a file through.
    void setFile(const QString& file);
    /// How far the import is, and how it ended.
    void showProgress(int percent);
    void showResult(const ImportCount& count, const QString& failure);

Q_SIGNALS:
    void importRequested(const pb::ImportSettings& settings);
    void cancelRequested();

protected:
    void done(int result) override;

private:
    QWidget* makeFile();
    QWidget* makeColumns();
    QComboBox* makeColumn(const QString& name, const QString& text);
    void chooseFile();
    void look();
    void readColumns();
    void showReport(const ImportReport& report);
    void showState();

    Theme& m_theme;
    ImportCheck m_check;
    ImportReport m_report;
    ImportSettings m_settings;
    bool m_importing = false;
    bool m_filling = false;
    QLineEdit* m_file;
    QWidget* m_columns;
    std::vector<std::pair<QComboBox*, int ImportColumns::*>> m_choices;
    QTableWidget* m_preview;
    QTreeWidget* m_errors;
    QLabel* m_sentence;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_submit;
};

} // namespace pb
