import Interchange
import Testing

private let head = """
    plan: daybook-import/1
    source: /import/test
    currency: EUR
    actor: { id: a, role: system }

    """

/// The parts of an event that tell it apart: type, id, day, data.
private func brief(_ event: String) -> String {
    let cut = { (start: String, end: String) -> String in
        guard let from = event.ranges(of: start).first?.upperBound,
            let to = event[from...].ranges(of: end).first?.lowerBound
        else { return "?" }
        return String(event[from..<to])
    }
    let data = event.ranges(of: "\"data\":").first.map { event[$0.upperBound...].dropLast() } ?? ""
    let place = "\(cut("\"effectiveOn\":\"", "\"")) \(cut("\"id\":\"", "\""))"
    return "\(place) \(data.replacing("\"", with: ""))"
}

/// The data of most of these events.
private let one = "{invoiceId:I,amount:{amount:1.00,currency:EUR}}"

@Suite struct ImportRunTests {
    @Test func aWholeEvent() throws {
        let plan =
            head + """
                events:
                  - from: a.csv
                    emit: deal.closed
                    on: "{d}"
                    at: "{d}T{time}Z"
                    id: "{i}/closed"
                    actor: { id: "{who}", role: operator }
                    reason: { code: "{why}", text: "{note}" }
                    data: { dealId: "{i}", outcome: won, value: "{v}" }
                """
        let outcome = try run(
            plan, ["a.csv": "d,time,i,who,why,note,v\n2025-01-02,09:30:00,D-1,u-1,late,,10\n"])
        #expect(
            outcome.events == [
                #"{"type":"deal.closed","source":"/import/test","id":"D-1/closed","#
                    + #""effectiveOn":"2025-01-02","occurredAt":"2025-01-02T09:30:00Z","#
                    + #""actor":{"id":"u-1","role":"operator"},"reason":{"code":"late"},"#
                    + #""correlation":"/import/test","data":{"dealId":"D-1","outcome":"won","#
                    + #""value":{"amount":"10.00","currency":"EUR"}}}"#
            ])
    }

    /// By day, then by entry, then by row; whether the disk is used or not.
    @Test(arguments: [1, 2_000, 1 << 20])
    func order(_ memory: Int) throws {
        let plan =
            head + """
                events:
                  - { from: b.csv, emit: sale.paid, on: "{d}", id: "b{i}",
                      data: { invoiceId: I, amount: 1 } }
                  - { from: a.csv, emit: sale.paid, on: "{d}", id: "a{i}",
                      data: { invoiceId: I, amount: 1 } }
                  - { emit: sale.paid, on: "2025-01-02", id: "x",
                      data: { invoiceId: I, amount: 1 } }
                  - { from: b.csv, emit: sale.paid, on: "{d}", id: "c{i}",
                      data: { invoiceId: I, amount: 1 } }
                """
        var rows = "d,i\n"
        for number in 0..<60 {
            rows += "2025-01-\(number % 3 + 1 < 10 ? "0" : "")\(number % 3 + 1),\(number)\n"
        }
        let outcome = try run(plan, ["a.csv": rows, "b.csv": rows], memory: memory)
        var expected: [String] = []
        for day in 0..<3 {
            let numbers = (0..<60).filter { $0 % 3 == day }
            for letter in ["b", "a", "x", "c"] {
                let ids = letter == "x" ? (day == 1 ? ["x"] : []) : numbers.map { "\(letter)\($0)" }
                expected += ids.map { "2025-01-0\(day + 1) \($0) \(one)" }
            }
        }
        #expect(outcome.events.map(brief) == expected)
    }

    @Test func conditions() throws {
        let rows =
            "i,d,s,n\n1,2025-01-01,Won,5\n2,2025-01-02,Lost,-7.5\n3,2025-01-03,,\n4,x,Won,y\n"
        let cases: [(String, String)] = [
            ("{ s: present }", "1 2 4"), ("{ s: absent }", "3"), ("{ s: Won }", "1 4"),
            ("{ s: [Won, Lost] }", "1 2 4"), ("{ s: { not: Won } }", "2 3"),
            ("{ s: { not: [Won, \"\"] } }", "2"), ("{ n: { ge: 5 }, d: present }", "1 !4"),
            ("{ i: [1, 2, 3], n: { gt: -8, lt: 0 } }", "2"), ("{ i: 4, n: { lt: 1 } }", "!4"),
            ("{ s: present, i: [1, 2, 3], d: { le: 2025-01-02 } }", "1 2"),
            ("{ i: { lt: 3 }, d: { lt: \"2025-01-02 10:00\" } }", "1 2"),
            ("{ \"{i}{s}\": 1Won }", "1"), ("[{ s: Lost }, { i: 3 }]", "2 3"),
            ("{ d: { not: x }, i: { ge: \"{n}\" } }", "2"),
        ]
        for (condition, expected) in cases {
            let plan =
                head + """
                    events:
                      - from: a.csv
                        emit: sale.paid
                        where: \(condition)
                        on: "2025-01-01"
                        id: "{i}"
                        data: { invoiceId: I, amount: 1 }
                    """
            let outcome = try run(plan, ["a.csv": rows])
            let passed = outcome.events.map { brief($0).split(separator: " ")[1] }
            let rejected = outcome.rejects.map { "!" + $0.split(separator: " | ")[1].prefix(1) }
            #expect(
                (passed.map(String.init) + rejected).joined(separator: " ") == expected,
                "\(condition)")
        }
    }

    @Test func rowsThatAreRejected() throws {
        let plan =
            head + """
                events:
                  - from: a.csv
                    emit: deal.submitted
                    where: { d: present }
                    otherwise: { reject: "no date" }
                    on: "{d}"
                    id: "{i}"
                    data:
                      { dealId: "{i}", revision: 1, partnerId: P, customer: { name: C },
                        productLines: [], kind: new }
                  - from: a.csv
                    emit: deal.closed
                    where: { d: present }
                    on: "{d}"
                    id: "{i}/a"
                    data: { dealId: "{i}", outcome: won, value: "{v}" }
                """
        let rows =
            "i,d,v\n1,,2\n,2025-01-01,2\n3,1.2.25,x\n4,2025-01-01,x\n5\n6,2025-01-01,\"a\"b\n"
        let outcome = try run(plan, ["a.csv": rows])
        #expect(
            outcome.rejects == [
                "a.csv:2:0 deal.submitted: no date | 1,,2",
                "a.csv:3:0 deal.submitted: the id is empty | ,2025-01-01,2",
                "a.csv:4:0 deal.submitted: the date \"1.2.25\" is no day of the form YYYY-MM-DD; "
                    + "deal.closed: the date \"1.2.25\" is no day of the form YYYY-MM-DD "
                    + "| 3,1.2.25,x",
                "a.csv:5:0 deal.closed: the amount \"x\" is no decimal such as -12.50; "
                    + "the filter decimal reads other forms | 4,2025-01-01,x",
                "a.csv:6:0 the row has 1 field, and the header names 3 columns | 5",
                "a.csv:7:17 text after a closing quote; double a quote that is part of the text "
                    + "| 6,2025-01-01,\"a\"b",
            ])
        #expect(outcome.events.count == 2)
    }

    /// Rows of a group need not stand together, and more than fit the memory may be gathered.
    @Test(arguments: [1, 3_000, 1 << 20])
    func groups(_ memory: Int) throws {
        let plan =
            head + """
                events:
                  - from: a.csv
                    emit: sale.invoiced
                    where: { price: { not: "0" } }
                    group_by: [order, seller]
                    on: "{d}"
                    id: "{order}-{seller}"
                    data:
                      invoiceId: "{order}"
                      lines: { each: { lineId: "{n}", net: "{price}" } }
                      gross: { sum: ["{price}", "{freight}"] }
                """
        let rows = """
            order,seller,n,d,price,freight
            A,1,1,2025-01-02,10.00,1.5
            B,1,1,2025-01-01,5,
            A,2,2,2025-01-02,2,2
            A,1,3,2025-01-02,0.5,0.25
            A1,,1,2025-01-03,1,
            A,1,4,2025-01-02,0,9
            B,2,1,2025-01-01,x,1
            B,2,2,2025-01-01,3,1

            """
        let outcome = try run(plan, ["a.csv": rows], memory: memory)
        #expect(
            outcome.events.map(brief) == [
                "2025-01-01 B-1 {invoiceId:B,lines:[{lineId:1,net:{amount:5.00,currency:EUR}}],"
                    + "gross:{amount:5.00,currency:EUR}}",
                "2025-01-02 A-1 {invoiceId:A,lines:[{lineId:1,net:{amount:10.00,currency:EUR}},"
                    + "{lineId:3,net:{amount:0.50,currency:EUR}}],"
                    + "gross:{amount:12.25,currency:EUR}}",
                "2025-01-02 A-2 {invoiceId:A,lines:[{lineId:2,net:{amount:2.00,currency:EUR}}],"
                    + "gross:{amount:4.00,currency:EUR}}",
                "2025-01-03 A1- {invoiceId:A1,lines:[{lineId:1,net:{amount:1.00,currency:EUR}}],"
                    + "gross:{amount:1.00,currency:EUR}}",
            ])
        let reason =
            "sale.invoiced: the amount \"x\" is no decimal such as -12.50; "
            + "the filter decimal reads other forms"
        #expect(
            outcome.rejects == [
                "a.csv:8:0 \(reason) | B,2,1,2025-01-01,x,1",
                "a.csv:9:0 \(reason) | B,2,2,2025-01-01,3,1",
            ])
    }

    @Test func joinsShareAnAmount() throws {
        let plan =
            head + """
                tables:
                  owed: { file: items.csv, key: order, per: seller, sum: [price, freight] }
                events:
                  - from: paid.csv
                    emit: sale.paid
                    join: { table: owed, key: order, otherwise: { reject: "no items" } }
                    on: "2025-01-01"
                    id: "{n}/{owed.seller}"
                    data:
                      invoiceId: "{order}-{owed.seller}"
                      amount: { share: "{v}", by: ["{owed.price}", "{owed.freight}"] }
                """
        let outcome = try run(
            plan,
            [
                "items.csv":
                    "order,seller,price,freight\nA,1,10,\nA,2,5,5\nA,1,5,5\nB,3,1,1\nC,1,0,\n",
                "paid.csv": "n,order,v\n1,A,100.01\n2,B,7\n3,D,1\n4,C,1\n5,A,-0.01\n",
            ])
        #expect(
            outcome.events.map(brief) == [
                "2025-01-01 1/1 {invoiceId:A-1,amount:{amount:66.67,currency:EUR}}",
                "2025-01-01 1/2 {invoiceId:A-2,amount:{amount:33.34,currency:EUR}}",
                "2025-01-01 2/3 {invoiceId:B-3,amount:{amount:7.00,currency:EUR}}",
                "2025-01-01 5/1 {invoiceId:A-1,amount:{amount:-0.01,currency:EUR}}",
                "2025-01-01 5/2 {invoiceId:A-2,amount:{amount:0.00,currency:EUR}}",
            ])
        #expect(
            outcome.rejects == [
                "paid.csv:4:0 sale.paid: no items | 3,D,1",
                "paid.csv:5:0 sale.paid: an amount is shared by weights that are all 0, "
                    + "or too large | 4,C,1",
            ])
    }

    @Test func tablesHaveToBeWhole() throws {
        let plan =
            head + """
                tables: { t: { file: t.csv, key: "{k|lower}" } }
                events:
                  - { from: a.csv, emit: sale.paid, on: "2025-01-01", id: "{x|lookup:t.v}",
                      data: { invoiceId: I, amount: 1 } }
                """
        let rows = ["a.csv": "x\na\n"]
        let failure = { (table: String) in
            try run(plan, rows.merging(["t.csv": table]) { $1 }).failure
        }
        #expect(try failure("k,v\nA,1\n") == nil)
        #expect(
            try failure("k,v\nA,1\nB,2\na,3\n")
                == "t.csv:4: the key \"a\" of the table t is on line 2 already; say what tells its "
                + "rows apart (per), or what is added up (sum); "
                + "a table that rows are looked up in has to be whole")
        #expect(
            try failure("k,v\nA\n")
                == "t.csv:2: the row has 1 field, and the header names 2 columns; "
                + "a table that rows are looked up in has to be whole")
        #expect(
            try failure("k,v\n,1\n")
                == "t.csv:2: the row has no key; "
                + "a table that rows are looked up in has to be whole")
    }

    @Test func otherFormats() throws {
        let plan =
            head + """
                files:
                  semi.txt: { format: csv, delimiter: ";" }
                  bare.tsv: { columns: [i, d], quotes: false }
                events:
                  - { from: semi.txt, emit: sale.paid, on: "{d}", id: "s{i}",
                      data: { invoiceId: I, amount: 1 } }
                  - { from: bare.tsv, emit: sale.paid, on: "{d}", id: "t{i}",
                      data: { invoiceId: I, amount: 1 } }
                  - from: lines.ndjson
                    emit: sale.paid
                    on: "{when.day}"
                    id: "j{i}"
                    data: { invoiceId: I, amount: "{lines.1.qty}" }
                """
        let outcome = try run(
            plan,
            [
                "semi.txt": "i;d\n1;2025-01-01\n", "bare.tsv": "2\"\t2025-01-02\n",
                "lines.ndjson":
                    #"{"i":3,"when":{"day":"2025-01-03"},"lines":[{},{"qty":4}]}"# + "\n[\n",
            ])
        #expect(
            outcome.events.map(brief) == [
                "2025-01-01 s1 \(one)", "2025-01-02 t2\\ \(one)",
                "2025-01-03 j3 {invoiceId:I,amount:{amount:4.00,currency:EUR}}",
            ])
        #expect(
            outcome.rejects == ["lines.ndjson:2:1 no JSON object: a line begins with { | ["])
    }

    @Test func rawRowsOfAnEvent() throws {
        let directory = try TemporaryDirectory()
        try directory.write("o,n\nA,\"1\"\nB,2\nA,3\n", to: "a.csv")
        let plan = try ImportPlan.parse(
            head + """
                events:
                  - from: a.csv
                    emit: sale.invoiced
                    group_by: o
                    on: "2025-01-01"
                    id: "{o}"
                    data: { invoiceId: "{o}", lines: { each: { lineId: "{n}", net: 1 } } }
                """, file: "plan.yaml")
        var rows: [String] = []
        let run = try ImportRun(plan: plan, directory: directory.path)
        _ = try run.run(
            reject: { _ in },
            sink: { event in
                let raw = try event.rawRows().map { String(decoding: $0, as: UTF8.self) }
                rows.append("\(event.file):\(event.line) \(raw.joined(separator: " "))")
            })
        #expect(rows == ["a.csv:2 A,\"1\" A,3", "a.csv:3 B,2"])
    }

    @Test func progressAddsUp() throws {
        let directory = try TemporaryDirectory()
        let text = "i\n" + (0..<20_000).map { "\($0)\n" }.joined()
        try directory.write(text, to: "a.csv")
        let plan = try ImportPlan.parse(
            head
                + """
                events:
                  - { from: a.csv, emit: sale.paid, on: "2025-01-01", id: "{i}",
                      data: { invoiceId: I, amount: 1 } }
                """,
            file: "plan.yaml")
        var steps: [ImportProgress] = []
        let run = try ImportRun(plan: plan, directory: directory.path)
        _ = try run.run(progress: { steps.append($0) }, reject: { _ in }, sink: { _ in })
        #expect(steps.count >= 5)
        #expect(steps.first?.rowsRead == 8_192)
        let last = try #require(steps.last)
        #expect(last.rowsRead == 20_000 && last.eventsMade == 20_000)
        #expect(last.eventsEmitted == 20_000 && last.phase == .emitting)
        #expect(last.bytesDone == text.utf8.count && last.bytesTotal == text.utf8.count)
    }

    @Test func aTemporaryDirectoryThatIsNotThere() throws {
        let directory = try TemporaryDirectory()
        try directory.write("i\n1\n2\n", to: "a.csv")
        let plan = try ImportPlan.parse(
            head + """
                events:
                  - { from: a.csv, emit: sale.paid, on: "2025-01-01", id: "{i}",
                      data: { invoiceId: I, amount: 1 } }
                """, file: "plan.yaml")
        let run = try ImportRun(
            plan: plan, directory: directory.path,
            temporaryDirectory: directory.path + "/none", memory: 1)
        let error = #expect(throws: SourceError.self) {
            _ = try run.run(reject: { _ in }, sink: { _ in })
        }
        #expect(error?.kind == .inputOutput)
        #expect(error?.message == "cannot make a temporary file: No such file or directory")
    }

    /// What a file holds cannot steer the terminal on which a message is read.
    @Test func valuesAreShownHarmless() throws {
        let x = "\u{1B}[2J" + String(repeating: "é", count: 90)
        let found = try json("score", "\"{x}\"", x: x)
        let letters = String(repeating: "é", count: 56)
        #expect(found == "\"\\u{1b}[2J\(letters)…\" is no whole number")
    }

    @Test func theSinkCanStopTheRun() throws {
        struct Stop: Error {}
        let directory = try TemporaryDirectory()
        try directory.write("i\n1\n2\n", to: "a.csv")
        let plan = try ImportPlan.parse(
            head
                + """
                events:
                  - { from: a.csv, emit: sale.paid, on: "2025-01-01", id: "{i}",
                      data: { invoiceId: I, amount: 1 } }
                """,
            file: "plan.yaml")
        let run = try ImportRun(plan: plan, directory: directory.path)
        #expect(throws: Stop.self) {
            _ = try run.run(reject: { _ in }, sink: { _ in throw Stop() })
        }
    }
}
