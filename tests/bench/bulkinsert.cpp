// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_sqlite SESSION NEWFILE [EVENTS]
//
// The yardstick for durable receiving: takes the rows that the receiver stored in SESSION and inserts them
// again, into the same tables with the same indexes in NEWFILE, through SQLite's C API alone: WAL,
// synchronous=FULL, 1,000 events a transaction. Prints events (rows of `stream`) per second. EVENTS bounds
// how many are taken (100,000).
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace {

constexpr std::int64_t eventsPerTransaction = 1000;

struct Cell
{
    int type = SQLITE_NULL;
    sqlite3_int64 integer = 0;
    double real = 0;
    std::string bytes;
};

struct Table
{
    std::string name;
    int columns = 0;
    std::deque<Cell> cells;
    sqlite3_stmt* insert = nullptr;
    std::size_t next = 0; ///< first cell not inserted yet

    std::size_t rows() const { return columns == 0 ? 0 : cells.size() / static_cast<std::size_t>(columns); }
};

[[noreturn]] void giveUp(sqlite3* database, const std::string& what)
{
    std::fprintf(stderr, "bench_sqlite: %s: %s\n", what.c_str(), sqlite3_errmsg(database));
    std::exit(1);
}

void run(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) giveUp(database, sql);
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        giveUp(database, sql);
    return statement;
}

Cell cellOf(sqlite3_stmt* row, int column)
{
    Cell cell;
    cell.type = sqlite3_column_type(row, column);
    if (cell.type == SQLITE_INTEGER) cell.integer = sqlite3_column_int64(row, column);
    if (cell.type == SQLITE_FLOAT) cell.real = sqlite3_column_double(row, column);
    if (cell.type == SQLITE_TEXT || cell.type == SQLITE_BLOB) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
        if (bytes != nullptr)
            cell.bytes.assign(bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
    }
    return cell;
}

void bindCell(sqlite3_stmt* statement, int place, const Cell& cell)
{
    const auto length = static_cast<sqlite3_uint64>(cell.bytes.size());
    switch (cell.type) {
    case SQLITE_INTEGER:
        sqlite3_bind_int64(statement, place, cell.integer);
        break;
    case SQLITE_FLOAT:
        sqlite3_bind_double(statement, place, cell.real);
        break;
    case SQLITE_TEXT:
        sqlite3_bind_text64(statement, place, cell.bytes.data(), length, SQLITE_STATIC, SQLITE_UTF8);
        break;
    case SQLITE_BLOB:
        sqlite3_bind_blob64(statement, place, cell.bytes.data(), length, SQLITE_STATIC);
        break;
    default:
        sqlite3_bind_null(statement, place);
    }
}

/// Makes the tables and indexes of the session in the new file.
std::vector<Table> copySchema(sqlite3* session, sqlite3* target)
{
    std::vector<Table> tables;
    sqlite3_stmt* schema =
        prepared(session, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                          "name NOT LIKE 'sqlite_%' AND type IN ('table', 'index') "
                          "ORDER BY type = 'index', rowid");
    while (sqlite3_step(schema) == SQLITE_ROW) {
        const auto text = [&](int column) { return cellOf(schema, column).bytes; };
        run(target, text(2));
        if (text(0) == "table") {
            tables.emplace_back();
            tables.back().name = text(1);
        }
    }
    sqlite3_finalize(schema);
    return tables;
}

std::int64_t countRows(sqlite3* session, const std::string& table)
{
    sqlite3_stmt* count = prepared(session, "SELECT count(*) FROM \"" + table + "\"");
    const std::int64_t rows = sqlite3_step(count) == SQLITE_ROW ? cellOf(count, 0).integer : 0;
    sqlite3_finalize(count);
    return rows;
}

/// Reads the first rows of a table, up to the share of them that belongs to the events taken.
void readRows(sqlite3* session, Table& table, double share)
{
    const auto limit = static_cast<std::int64_t>(static_cast<double>(countRows(session, table.name)) * share);
    sqlite3_stmt* rows =
        prepared(session, "SELECT * FROM \"" + table.name + "\" ORDER BY 1 LIMIT " + std::to_string(limit));
    table.columns = sqlite3_column_count(rows);
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int column = 0; column < table.columns; ++column)
            table.cells.push_back(cellOf(rows, column));
    sqlite3_finalize(rows);
}

void insertRows(sqlite3* target, Table& table, std::size_t rows)
{
    const auto columns = static_cast<std::size_t>(table.columns);
    for (std::size_t row = 0; row < rows && table.next + columns <= table.cells.size(); ++row) {
        for (std::size_t column = 0; column < columns; ++column)
            bindCell(table.insert, static_cast<int>(column) + 1, table.cells[table.next + column]);
        table.next += columns;
        if (sqlite3_step(table.insert) != SQLITE_DONE) giveUp(target, "insert into " + table.name);
        sqlite3_reset(table.insert);
    }
}

/// Inserts every table's share of rows with each thousand events, as they came; gives the seconds it took.
double insertAll(sqlite3* target, std::vector<Table>& tables, std::size_t events)
{
    const std::size_t transactions = std::max<std::size_t>(1, events / eventsPerTransaction);
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t transaction = 1; transaction <= transactions; ++transaction) {
        run(target, "BEGIN IMMEDIATE");
        for (Table& table : tables) {
            const std::size_t upTo = table.rows() * transaction / transactions;
            const std::size_t done =
                table.columns == 0 ? 0 : table.next / static_cast<std::size_t>(table.columns);
            insertRows(target, table, upTo - done);
        }
        run(target, "COMMIT");
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "bench_sqlite SESSION NEWFILE [EVENTS]\n");
        return 2;
    }
    const std::int64_t limit = argc > 3 ? std::atoll(argv[3]) : 100'000;
    sqlite3* session = nullptr;
    sqlite3* target = nullptr;
    if (sqlite3_open_v2(argv[1], &session, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        giveUp(session, argv[1]);
    if (sqlite3_open(argv[2], &target) != SQLITE_OK) giveUp(target, argv[2]);
    sqlite3_stmt* pageSize = prepared(session, "PRAGMA page_size");
    if (sqlite3_step(pageSize) == SQLITE_ROW)
        run(target, "PRAGMA page_size=" + std::to_string(cellOf(pageSize, 0).integer));
    sqlite3_finalize(pageSize);
    run(target, "PRAGMA journal_mode=WAL");
    run(target, "PRAGMA synchronous=FULL");

    const std::int64_t stored = countRows(session, "stream");
    if (stored == 0) giveUp(session, "the session has no rows in stream");
    std::vector<Table> tables = copySchema(session, target);
    std::size_t events = 0;
    for (Table& table : tables) {
        readRows(session, table, std::min(1.0, static_cast<double>(limit) / static_cast<double>(stored)));
        if (table.name == "stream") events = table.rows();
    }
    std::size_t rows = 0;
    for (Table& table : tables) {
        rows += table.rows();
        std::string marks = "?";
        for (int column = 1; column < table.columns; ++column)
            marks += ",?";
        table.insert = prepared(target, "INSERT INTO \"" + table.name + "\" VALUES (" + marks + ")");
    }
    const double seconds = insertAll(target, tables, events);
    std::printf("{\"events\":%zu,\"rows\":%zu,\"seconds\":%.3f,\"eventsPerSecond\":%.0f}\n", events, rows,
                seconds, static_cast<double>(events) / seconds);
    for (Table& table : tables)
        sqlite3_finalize(table.insert);
    sqlite3_close(session);
    sqlite3_close(target);
    return 0;
}
