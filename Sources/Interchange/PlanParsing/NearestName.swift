/// Finds the name that somebody may have meant.
enum NearestName {
    /// The candidate with the fewest changed letters, if those are few enough for a slip; of
    /// several the first.
    static func of(_ word: String, in candidates: [String]) -> String? {
        let letters = Array(word.lowercased())
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(letters, Array(candidate.lowercased()))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(2, letters.count / 3) else { return nil }
        return best.name
    }

    /// Advice that names the nearest candidate, or all of them where none is near.
    static func advice(_ word: String, in candidates: [String]) -> String {
        if let nearest = of(word, in: candidates) { return "did you mean \(nearest)?" }
        if candidates.isEmpty { return "there is none" }
        return "possible: \(candidates.joined(separator: ", "))"
    }

    /// Letters to insert, remove, replace or swap with their neighbour (optimal string alignment).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var earlier: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, earlier[column - 1] + 1)
                }
                current.append(cost)
            }
            (earlier, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
