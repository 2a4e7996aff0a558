/// The columns of one file that a plan names, in order of first use, while the plan is read.
final class ColumnList {
    private(set) var uses: [ColumnUse] = []

    /// The index of the column `name`, which is added where it is new.
    func index(of name: String, _ place: PlanPlace) -> Int {
        if let index = uses.firstIndex(where: { $0.name == name }) { return index }
        uses.append(ColumnUse(name: name, place: place))
        return uses.count - 1
    }
}

/// A table while the plan is read: entries may still name columns of it.
struct TableDraft {
    let name: String
    let file: String
    let format: SourceFormat
    let columns: ColumnList
    let key: Template
    let per: Template?
    let sums: [Int]
    let place: PlanPlace
}
