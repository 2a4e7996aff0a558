/// Finds what somebody may have meant.
package enum NearestName {
    /// Advice for a name that is not in `known`: the nearest one, or else all of them.
    package static func advice(for name: String, among known: [String]) -> String {
        if let nearest = nearest(to: name, among: known) { return "did you mean \(nearest)?" }
        return known.isEmpty ? "" : "known here: \(known.joined(separator: ", "))"
    }

    /// The name in `known` that differs in the fewest letters, if that is at most a third of them.
    package static func nearest(to name: String, among known: [String]) -> String? {
        let wanted = Array(name.prefix(64).lowercased().utf8)
        var best: (name: String, distance: Int)?
        for candidate in known {
            let distance = distance(wanted, Array(candidate.lowercased().utf8))
            if distance < best?.distance ?? Int.max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, max(wanted.count, best.name.utf8.count) / 3) else {
            return nil
        }
        return best.name
    }

    /// The number of letters to insert, delete or replace (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in 0..<right.count {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
