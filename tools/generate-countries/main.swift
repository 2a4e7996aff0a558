// Writes Sources/Accounting/Generated/CountryTable+Rows.swift from the codes of ISO 3166-1 that
// countries.csv beside this file keeps.
//
//     swift run generate-countries            writes the table
//     swift run generate-countries --check    fails when the table is stale
//
// Run from the top of the repository.

import FoundationEssentials
import Glibc

let factsPath = "tools/generate-countries/countries.csv"
let tablePath = "Sources/Accounting/Generated/CountryTable+Rows.swift"
let usage = "usage: generate-countries [--check]"

func load(_ path: String) throws(GeneratorError) -> String {
    do {
        return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
        throw GeneratorError("\(path) cannot be read")
    }
}

func run(_ arguments: [String]) throws(GeneratorError) {
    let table = try CountryList(csv: load(factsPath)).swift
    switch arguments {
    case []:
        do {
            try table.write(toFile: tablePath, atomically: true, encoding: .utf8)
        } catch {
            throw GeneratorError("\(tablePath) cannot be written")
        }
    case ["--check"]:
        guard try load(tablePath) == table else {
            throw GeneratorError("\(tablePath) is stale: run generate-countries")
        }
    default:
        throw GeneratorError(usage)
    }
}

do {
    try run(Array(CommandLine.arguments.dropFirst()))
} catch {
    let message = "generate-countries: \(error.message)\n"
    _ = message.utf8.withContiguousStorageIfAvailable { write(2, $0.baseAddress, $0.count) }
    exit(1)
}
