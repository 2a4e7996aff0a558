/// One table of the export.
final class CSVFile {
    let name: String
    let output: Output
    /// Rows under the header.
    private(set) var rows = 0

    init(_ name: String, columns: StaticString, in directory: String) throws(Failure) {
        self.name = name
        output = try Output(creating: directory + "/" + name)
        output.text(columns)
        output.byte(UInt8(ascii: "\n"))
    }

    /// Ends a row.
    func end() {
        output.byte(UInt8(ascii: "\n"))
        rows += 1
    }

    /// Writes a whole row as it stands.
    func row(_ text: String) {
        output.text(text)
        end()
    }
}

/// Fields of a row: each ends with the comma that separates it from the next.
extension Output {
    func comma() {
        byte(UInt8(ascii: ","))
    }

    func field(_ text: StaticString) {
        self.text(text)
        comma()
    }

    func field(_ day: Day?) {
        if let day {
            self.day(day)
        }
        comma()
    }

    func field(_ number: Int?) {
        if let number {
            self.number(number)
        }
        comma()
    }

    func field(_ prefix: StaticString, _ number: Int?) {
        if let number {
            identifier(prefix, number)
        }
        comma()
    }

    func field(money amount: Int?, _ tender: Int) {
        if let amount {
            decimal(amount, places: Tender.all[tender].exponent)
        }
        comma()
    }
}
