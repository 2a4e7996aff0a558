import Foundation

/// A part of a data set in a directory of a test's own.
enum PartialData {
    /// Copies the files of a directory, of each the header and the rows one of whose fields is
    /// among the kept ones; of the `whole` files all of them. No field of theirs has a line break.
    static func write(
        _ kept: Set<String>, of source: String, whole: Set<String>, to directory: URL
    ) throws {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let kept = Set(kept.map { Array($0.utf8)[...] })
        for name in try FileManager.default.contentsOfDirectory(atPath: source) {
            let data = Array(try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(name)")))
            let lines = data.split(separator: UInt8(ascii: "\n"))
            let chosen = lines.enumerated().filter { index, line in
                index == 0 || whole.contains(name)
                    || line.split(separator: UInt8(ascii: ",")).contains { field in
                        kept.contains(field.first == UInt8(ascii: "\"") ? unquoted(field) : field)
                    }
            }.map(\.element)
            try Data(chosen.joined(separator: [UInt8(ascii: "\n")]))
                .write(to: directory.appending(path: name))
        }
    }

    private static func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        field.dropFirst().dropLast()
    }
}
