// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hostile.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace pb::test {

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Bytes in hexadecimal, two digits each. "#" begins a comment; "40* " repeats its line.
std::string readHex(const std::string& text)
{
    std::string out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        int times = 1;
        if (const std::size_t star = line.find('*'); star != std::string::npos) {
            times = std::atoi(line.c_str());
            line.erase(0, star + 1);
        }
        std::string bytes;
        std::istringstream digits(line);
        for (std::string word; digits >> word;)
            for (std::size_t i = 0; i + 1 < word.size(); i += 2)
                bytes += static_cast<char>(std::strtol(word.substr(i, 2).c_str(), nullptr, 16));
        for (int i = 0; i < times; ++i)
            out += bytes;
    }
    return out;
}

} // namespace

std::vector<HostileInput> hostileInputs(const std::string& version)
{
    std::vector<HostileInput> inputs;
    const std::filesystem::path folder = std::filesystem::path(PB_TEST_DATA) / "hostile" / version;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".expected") continue;
        HostileInput input;
        input.name = entry.path().stem().string();
        input.bytes = contentOf(entry.path());
        if (entry.path().extension() == ".hex") input.bytes = readHex(input.bytes);
        input.expected = contentOf(std::filesystem::path(entry.path()).replace_extension(".expected"));
        while (!input.expected.empty() && std::isspace(static_cast<unsigned char>(input.expected.back())))
            input.expected.pop_back();
        inputs.push_back(std::move(input));
    }
    std::sort(inputs.begin(), inputs.end(),
              [](const HostileInput& a, const HostileInput& b) { return a.name < b.name; });
    return inputs;
}

WireLimits hostileLimits()
{
    WireLimits limits;
    limits.requestLine = 256;
    limits.headers = 1024;
    limits.fields = 20;
    limits.body = 1500;
    limits.resetsPerSecond = 10;
    limits.controlFramesPerSecond = 20;
    return limits;
}

} // namespace pb::test
