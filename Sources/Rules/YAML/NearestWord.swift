/// Finds the legal word that an unknown one was most likely meant to be.
enum NearestWord {
    /// The word of `legal` at the smallest edit distance from `word`, the first of several.
    ///
    /// Letters count without their case. A distance is the number of characters added, dropped,
    /// replaced or exchanged with their neighbour.
    /// - Complexity: O(*n* · *m*²) for *n* words of *m* characters.
    static func nearest(to word: String, in legal: some Sequence<String>) -> String? {
        let from = Array(word.lowercased().unicodeScalars.prefix(64))
        var best: (word: String, distance: Int)?
        for candidate in legal {
            let to = Array(candidate.lowercased().unicodeScalars.prefix(64))
            let distance = distance(from, to)
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    private static func distance(_ from: [Unicode.Scalar], _ to: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...to.count)
        for (row, scalar) in from.enumerated() {
            var current = [row + 1]
            for (column, other) in to.enumerated() {
                var least = Swift.min(last[column + 1] + 1, current[column] + 1)
                least = Swift.min(least, last[column] + (scalar == other ? 0 : 1))
                if row > 0, column > 0, scalar == to[column - 1], from[row - 1] == other {
                    least = Swift.min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[to.count]
    }
}
