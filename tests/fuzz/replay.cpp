// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target over seed files: whole, and for small ones cut at every byte and with every byte
// changed.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/property.h"

namespace {

constexpr std::size_t smallSeed = 2000;

void runOn(const std::string& bytes)
{
    // A copy of exactly this size, so that the sanitizers see a step beyond it.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

void replay(const std::string& seed)
{
    runOn(seed);
    if (seed.size() > smallSeed) return;
    for (std::size_t length = 0; length < seed.size(); ++length)
        runOn(seed.substr(0, length));
    for (std::size_t at = 0; at < seed.size(); ++at)
        for (const char other : {'\0', '"', ',', '9', '\xff'}) {
            std::string changed = seed;
            changed[at] = other;
            runOn(changed);
        }
}

} // namespace

int main(int argc, char** argv)
{
    int seeds = 0;
    for (int i = 1; i < argc; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            replay(std::string(std::istreambuf_iterator<char>(file), {}));
            ++seeds;
        }
    std::printf("%d seeds replayed\n", seeds);
    return seeds > 0 ? 0 : 1;
}
