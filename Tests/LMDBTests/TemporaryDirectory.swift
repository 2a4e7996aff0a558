import Glibc
import LMDB
import Testing

/// Runs `body` with a directory that is removed afterwards with the files in it.
func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = try makeTemporaryDirectory()
    defer { removeDirectory(path) }
    return try body(path)
}

/// Makes an empty directory; see ``removeDirectory(_:)``.
func makeTemporaryDirectory() throws -> String {
    var template = Array("/tmp/lmdb-tests-XXXXXX".utf8CString)
    return try #require(mkdtemp(&template).map { String(cString: $0) })
}

/// Runs `body` with an environment in a directory of its own, and checks afterwards that no reader
/// was left open.
func withEnvironment<Result>(
    _ options: Environment.Options = Environment.Options(), _ body: (Environment) throws -> Result
) throws -> Result {
    try withTemporaryDirectory { path in
        let environment = try Environment(at: path, options: options)
        let result = try body(environment)
        #expect(environment.openReaderCount == 0)
        environment.close()
        return result
    }
}

/// Removes a directory and what is in it.
func removeDirectory(_ path: String) {
    if let directory = opendir(path) {
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            if unlink("\(path)/\(name)") != 0 { removeDirectory("\(path)/\(name)") }
        }
        closedir(directory)
    }
    rmdir(path)
}
