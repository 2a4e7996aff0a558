// Writes Sources/Accounting/Generated/CurrencyTable+Rows.swift from the facts of ISO 4217 that
// currencies.csv beside this file keeps.
//
//     swift run generate-currencies                    writes the table
//     swift run generate-currencies --check            fails when the table is stale
//     swift run generate-currencies --from-iso FILE    first takes the facts from ISO's XML list
//
// Run from the top of the repository.

import FoundationEssentials
import Glibc

let factsPath = "tools/generate-currencies/currencies.csv"
let tablePath = "Sources/Accounting/Generated/CurrencyTable+Rows.swift"
let usage = "usage: generate-currencies [--check | --from-iso FILE]"

func load(_ path: String) throws(GeneratorError) -> String {
    do {
        return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
        throw GeneratorError("\(path) cannot be read")
    }
}

func store(_ text: String, at path: String) throws(GeneratorError) {
    do {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
        throw GeneratorError("\(path) cannot be written")
    }
}

func run(_ arguments: [String]) throws(GeneratorError) {
    switch arguments.count {
    case 0:
        try store(CurrencyList(csv: load(factsPath)).swift, at: tablePath)
    case 1 where arguments[0] == "--check":
        guard try load(tablePath) == CurrencyList(csv: load(factsPath)).swift else {
            throw GeneratorError("\(tablePath) is stale: run generate-currencies")
        }
    case 2 where arguments[0] == "--from-iso":
        let list = try CurrencyList(isoXML: load(arguments[1]))
        try store(list.csv, at: factsPath)
        try store(list.swift, at: tablePath)
    default:
        throw GeneratorError(usage)
    }
}

do {
    try run(Array(CommandLine.arguments.dropFirst()))
} catch {
    let message = "generate-currencies: \(error.message)\n"
    _ = message.utf8.withContiguousStorageIfAvailable { write(2, $0.baseAddress, $0.count) }
    exit(1)
}
