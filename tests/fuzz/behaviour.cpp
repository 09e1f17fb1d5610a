// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/receiverbehaviour.h"
#include "tests/fuzz/property.h"

namespace {

void checkAction(const pb::BehaviourAction& action)
{
    const auto again = pb::parseBehaviour(actionText(action));
    PB_PROPERTY(again && again->steps.size() == 1 && again->steps.front().action == action);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto script = pb::parseBehaviour(textOf(data, size));
    if (!script) {
        PB_PROPERTY(script.error().position <= size && !script.error().message.empty());
        return 0;
    }
    PB_PROPERTY(!script->steps.empty());
    for (const pb::BehaviourStep& step : script->steps) {
        checkAction(step.action);
        for (const auto& chance : step.chances)
            checkAction(chance.action);
    }
    const std::string written = scriptText(script->steps);
    const auto again = pb::parseBehaviour(written);
    PB_PROPERTY(written.size() > 65536 || (again && again->steps == script->steps));
    pb::BehaviourCursor cursor(*script);
    for (int i = 0; i < 20; ++i)
        cursor.next();
    PB_PROPERTY(cursor.taken() == 20 && cursor.step() < script->steps.size());
    return 0;
}
