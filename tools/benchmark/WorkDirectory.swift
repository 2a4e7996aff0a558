import Glibc

/// Where the measured books lie; removed at the end unless it is to be kept.
final class WorkDirectory {
    let path: String
    private let isKept: Bool

    init(_ kept: String?) {
        isKept = kept != nil
        if let kept {
            path = kept
            mkdir(kept, 0o755)
        } else {
            var template = Array("/tmp/daybook-benchmark-XXXXXX".utf8CString)
            path = template.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
            }
        }
    }

    func book(_ name: String) -> String { "\(path)/\(name)" }

    func removeUnlessKept() {
        if !isKept { Shell.run(["/bin/rm", "-rf", path]) }
    }
}

/// Processes.
enum Shell {
    /// Runs a program to its end, its output thrown away, and returns its exit status.
    @discardableResult
    static func run(_ arguments: [String]) -> Int32 {
        var process: pid_t = 0
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        guard posix_spawn(&process, arguments[0], &actions, nil, pointers, environ) == 0 else {
            return -1
        }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status
    }
}
