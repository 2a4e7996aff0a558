/// A file in memory, found by key: what `lookup` and `join` read.
///
/// Only the columns that the plan names are kept, in one buffer.
struct LookupTable {
    let name: String
    let columns: [String]
    private var cells: [UInt8] = []
    /// Where the cells end in `cells`, row by row; a cell begins where the one before it ends.
    private var ends: [Int] = [0]
    private var keys = KeyIndex()
    /// The rows of every key, in the order of the file.
    private var rowsOfKey: [[Int32]] = []

    init(name: String, columns: [String]) {
        self.name = name
        self.columns = columns
    }

    /// How many rows there are.
    var count: Int { (ends.count - 1) / max(columns.count, 1) }

    /// The rows with `key`, in the order of the file.
    func rows(_ key: [UInt8]) -> [Int32] {
        keys.number(of: key).map { rowsOfKey[$0] } ?? []
    }

    /// The first row with `key`.
    func firstRow(_ key: [UInt8]) -> Int? {
        keys.number(of: key).map { Int(rowsOfKey[$0][0]) }
    }

    /// The bytes of a cell.
    func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
        let index = row * columns.count + column
        return cells[ends[index]..<ends[index + 1]]
    }

    /// Adds a row under `key`.
    mutating func add(_ key: [UInt8], cells newCells: [[UInt8]]) {
        precondition(newCells.count == columns.count, "a row has a cell for every column")
        let row = Int32(count)
        for cell in newCells {
            cells.append(contentsOf: cell)
            ends.append(cells.count)
        }
        let number = keys.add(key)
        if number == rowsOfKey.count { rowsOfKey.append([]) }
        rowsOfKey[number].append(row)
    }
}
