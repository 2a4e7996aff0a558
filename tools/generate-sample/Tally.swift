/// How many events of each type were written, for each of the two exports.
struct Tally {
    private(set) var main = [Int](repeating: 0, count: FactType.allCases.count)
    private(set) var late = [Int](repeating: 0, count: FactType.allCases.count)

    mutating func count(_ type: FactType, isLate: Bool) {
        if isLate {
            late[Int(type.rawValue)] += 1
        } else {
            main[Int(type.rawValue)] += 1
        }
    }

    var total: Int { main.reduce(0, +) + late.reduce(0, +) }
}
