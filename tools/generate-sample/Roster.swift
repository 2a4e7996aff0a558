/// The partners in business, to draw from in proportion to how much each sells.
struct Roster {
    private var numbers: [Int] = []
    private var cumulated: [Int] = []

    init() {}

    init(partners: [Partner], day: Day, quarter: Int) {
        var sum = 0
        for partner in partners where partner.isOpen(on: day) {
            sum += max(1, partner.weight * partner.course.level(inQuarter: quarter) / 100)
            numbers.append(partner.number)
            cumulated.append(sum)
        }
    }

    /// Draws a partner's number; nil when there is nobody.
    ///
    /// - Complexity: O(log *n*).
    func draw(using random: inout RandomStream) -> Int? {
        guard let total = cumulated.last else { return nil }
        let point = random.below(total)
        var low = 0
        var high = cumulated.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulated[middle] > point {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return numbers[low]
    }
}
