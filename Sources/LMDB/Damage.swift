import CLMDB
import Glibc

// LMDB has no checksums, and ends the process by an assertion where a page makes no sense to it.
// There is no way back from within; but who runs the process learns which file it is, and gets the
// status of bad data (EX_DATAERR of sysexits(3)) and not that of a defect.

/// Ends the process with the name of the data file that is damaged.
func endForDamage(in environment: OpaquePointer?, _ assertion: UnsafePointer<CChar>?) {
    var path: UnsafePointer<CChar>?
    mdb_env_get_path(environment, &path)
    let name = path.map { String(cString: $0) } ?? "an environment"
    let what = assertion.map { String(cString: $0) } ?? "an assertion of LMDB failed"
    let text = Array(
        ("\(name): the data file is damaged: \(what). Restore it from a backup and check the disk; "
            + "what can be made again is made again when it is removed.\n").utf8)
    text.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    _exit(65)
}
