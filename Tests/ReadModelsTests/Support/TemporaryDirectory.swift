import Foundation

/// A directory that is gone, with all that is in it, when the test is over.
final class TemporaryDirectory {
    let path: String

    init() throws {
        let name = "daybook-models-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appending(component: name).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
