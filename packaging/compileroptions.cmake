# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings, Qt strictness and sanitizers that every target of ours shares, by linking pb_options.
add_library(pb_options INTERFACE)
target_compile_definitions(pb_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    BOOST_ALLOW_DEPRECATED_HEADERS)
target_include_directories(pb_options INTERFACE ${PROJECT_SOURCE_DIR})
if(MSVC)
    target_compile_options(pb_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${PB_WERROR}>:/WX>)
    target_compile_definitions(pb_options INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
else()
    target_compile_options(pb_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wconversion -Wsign-conversion
        -Wcast-align -Wformat=2 -Wnull-dereference -Wimplicit-fallthrough $<$<BOOL:${PB_WERROR}>:-Werror>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 12 finds faults in inlined library code when optimising: null dereferences, and copies that overlap in
        # "text" + std::string.
        target_compile_options(pb_options INTERFACE -Wno-null-dereference -Wno-restrict)
    endif()
endif()
if(PB_SANITIZE)
    target_compile_options(pb_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined
                                                -fno-omit-frame-pointer)
    target_link_options(pb_options INTERFACE -fsanitize=address,undefined)
endif()
if(PB_FUZZ)
    target_compile_options(pb_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_link_libraries(pb_options INTERFACE Threads::Threads)
