import Events

/// A file of an import that is open from the start of the run to its end.
package final class SourceFile {
    /// The name as the plan has it.
    package let name: String
    /// Where it has been found.
    package let path: String
    var reader: RowReader
    /// Where the columns that the plan names stand in the rows, by the plan's index of them.
    let slots: [Int]

    private init(name: String, path: String, reader: consuming RowReader, slots: [Int]) {
        self.name = name
        self.path = path
        self.reader = reader
        self.slots = slots
    }

    /// Opens the file and finds the columns that the plan names.
    ///
    /// Columns that the file does not have, or has twice, are added to `findings`.
    static func open(
        _ file: FilePlan, at path: String, rowLimit: Int, plan: ImportPlan,
        findings: inout [PlanFinding]
    ) throws(SourceError) -> SourceFile {
        let names = file.columns.map(\.name)
        let reader = try RowReader.open(
            path, format: file.format, wanted: names, rowLimit: rowLimit)
        let header = reader.columns
        var slots: [Int] = []
        for column in file.columns {
            let places = header.indices.filter { header[$0] == column.name }
            if places.isEmpty {
                findings.append(
                    plan.finding(
                        column.place, "\(file.name) has no column \(column.name)",
                        advice: NearestName.advice(for: column.name, among: header)))
            } else if places.count > 1 {
                findings.append(
                    plan.finding(
                        column.place, "\(file.name) has the column \(column.name) twice",
                        advice: "rename one of them in its header"))
            }
            slots.append(places.first ?? 0)
        }
        return SourceFile(name: file.name, path: path, reader: reader, slots: slots)
    }

    /// The bytes of a row as they stand in the file.
    ///
    /// - Throws: ``SourceError`` when the file has become shorter since it was read.
    package func rawRow(at place: RowLocation) throws(SourceError) -> [UInt8] {
        try reader.rawRow(at: place)
    }
}
