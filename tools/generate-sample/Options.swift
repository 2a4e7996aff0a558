/// What the command line asks for.
struct Options {
    enum Form {
        /// CSV files, as a vendor's systems would export them.
        case csv
        /// One file of events in the JSON form of the catalogue.
        case ndjson
    }

    static let usage = """
        usage: generate-sample --events N --seed S --out DIR [--start YYYY-MM-DD] [--days N]
               generate-sample --ndjson --events N --seed S [--out FILE] [--rules FILE]...
                               [--random-ids] [--start YYYY-MM-DD] [--days N]

        Writes the export of an imaginary vendor's partner channel, the same bytes for the same
        seed and size. With --ndjson the events themselves, to standard output or a file.

          --events N     about how many events, 1000 to 100000000
          --seed S       any whole number
          --out DIR      where to write; DIR is made where it is missing
          --start DATE   first day (2023-01-01)
          --days N       length of the span in days, 400 to 3660 (1096)
          --rules FILE   rule files to activate, in order, with --ndjson
                         (tools/sample/rules.yaml and tools/sample/rules-2.yaml)
          --random-ids   random ids for the events instead of rising ones, with --ndjson

        """

    static let defaultRules = ["tools/sample/rules.yaml", "tools/sample/rules-2.yaml"]

    var form = Form.csv
    var events = 0
    var seed: UInt64 = 0
    var output: String?
    var start = Day(year: 2023, month: 1, day: 1)
    var days = 1_096
    var rules: [String] = []
    var randomIDs = false

    init(events: Int, seed: UInt64) {
        self.events = events
        self.seed = seed
    }

    /// Reads the arguments after the program's name.
    init(arguments: [String]) throws(Failure) {
        var rest = arguments[...]
        var seeded = false
        while let flag = rest.popFirst() {
            switch flag {
            case "--ndjson": form = .ndjson
            case "--random-ids": randomIDs = true
            case "--events": events = try Self.number(&rest, flag, in: 1_000...100_000_000)
            case "--days": days = try Self.number(&rest, flag, in: 400...3_660)
            case "--out": output = try Self.value(&rest, flag)
            case "--rules": rules.append(try Self.value(&rest, flag))
            case "--seed":
                let value = try Self.value(&rest, flag)
                guard let number = UInt64(value) else {
                    throw .usage("--seed takes a whole number, not \(value)")
                }
                seed = number
                seeded = true
            case "--start":
                let value = try Self.value(&rest, flag)
                guard let day = Day(value), day >= Day(year: 1990, month: 1, day: 1),
                    day <= Day(year: 2090, month: 1, day: 1)
                else {
                    throw .usage("--start takes a date from 1990 to 2090, not \(value)")
                }
                start = day
            default: throw .usage("what is \(flag)?")
            }
        }
        guard events > 0, seeded else {
            throw .usage("--events and --seed are needed")
        }
        guard output != nil || form == .ndjson else {
            throw .usage("--out is needed")
        }
        guard form == .ndjson || rules.isEmpty && !randomIDs else {
            throw .usage("--rules and --random-ids go with --ndjson")
        }
    }

    private static func value(
        _ rest: inout ArraySlice<String>, _ flag: String
    ) throws(Failure) -> String {
        guard let value = rest.popFirst() else {
            throw .usage("\(flag) takes a value")
        }
        return value
    }

    private static func number(
        _ rest: inout ArraySlice<String>, _ flag: String, in range: ClosedRange<Int>
    ) throws(Failure) -> Int {
        let value = try value(&rest, flag)
        guard let number = Int(value), range.contains(number) else {
            throw .usage(
                "\(flag) takes a number from \(range.lowerBound) to \(range.upperBound), "
                    + "not \(value)")
        }
        return number
    }
}

extension Failure {
    static func usage(_ message: String) -> Failure {
        Failure(status: 64, message: message + "\n\n" + Options.usage)
    }
}
