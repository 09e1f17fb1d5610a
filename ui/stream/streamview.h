// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace pb {

class StreamModel;
class Theme;

/// The Stream's table. It follows while it stands at the bottom; scrolling up stops following, never the
/// capture; going back to the bottom follows again.
class StreamView : public QTableView
{
    Q_OBJECT
public:
    StreamView(Theme& theme, StreamModel& model, QWidget* parent = nullptr);

    bool isFollowing() const { return m_following; }
    /// Goes to the newest row and stays there.
    void follow();

Q_SIGNALS:
    void followingChanged(bool following);
    void pauseToggled();
    void copyRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setFollowing(bool following);
    void sizeColumns();
    int naturalWidth(int column) const;
    int headingWidth(int column) const;

    StreamModel& m_model;
    bool m_following = true;
    bool m_sizedByHand = false;
    bool m_sizing = false;
};

} // namespace pb
