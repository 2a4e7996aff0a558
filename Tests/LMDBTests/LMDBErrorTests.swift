import CLMDB
import Glibc
import LMDB
import Testing

@Suite struct LMDBErrorTests {
    /// Every status of `lmdb.h` and its name there, to be kept in step with it.
    static let statuses: [(CInt, LMDBError.Code, String)] = [
        (-30_799, .keyExists, "MDB_KEYEXIST"),
        (-30_798, .notFound, "MDB_NOTFOUND"),
        (-30_797, .pageNotFound, "MDB_PAGE_NOTFOUND"),
        (-30_796, .corrupted, "MDB_CORRUPTED"),
        (-30_795, .panic, "MDB_PANIC"),
        (-30_794, .versionMismatch, "MDB_VERSION_MISMATCH"),
        (-30_793, .invalid, "MDB_INVALID"),
        (-30_792, .mapFull, "MDB_MAP_FULL"),
        (-30_791, .tablesFull, "MDB_DBS_FULL"),
        (-30_790, .readersFull, "MDB_READERS_FULL"),
        (-30_789, .threadLocalFull, "MDB_TLS_FULL"),
        (-30_788, .transactionFull, "MDB_TXN_FULL"),
        (-30_787, .cursorFull, "MDB_CURSOR_FULL"),
        (-30_786, .pageFull, "MDB_PAGE_FULL"),
        (-30_785, .mapResized, "MDB_MAP_RESIZED"),
        (-30_784, .incompatible, "MDB_INCOMPATIBLE"),
        (-30_783, .badReaderSlot, "MDB_BAD_RSLOT"),
        (-30_782, .badTransaction, "MDB_BAD_TXN"),
        (-30_781, .badValueSize, "MDB_BAD_VALSIZE"),
        (-30_780, .badTable, "MDB_BAD_DBI"),
    ]

    @Test(arguments: statuses)
    func everyStatusHasItsNameAndASentence(
        status: CInt, code: LMDBError.Code, name: String
    ) {
        #expect(LMDBError.Code(status: status) == code)
        #expect(code.name == name)
        expectSentences(code)
    }

    @Test func noStatusIsMissing() {
        #expect(Self.statuses.map(\.0) == Array(MDB_KEYEXIST...MDB_LAST_ERRCODE))
        #expect(Set(Self.statuses.map(\.1.cause)).count == Self.statuses.count)
    }

    @Test(arguments: [
        (ENOSPC, "ENOSPC"), (EDQUOT, "EDQUOT"), (EIO, "EIO"), (EACCES, "EACCES"),
        (EPERM, "EPERM"), (EROFS, "EROFS"), (ENOENT, "ENOENT"), (ENOTDIR, "ENOTDIR"),
        (EEXIST, "EEXIST"), (ENOMEM, "ENOMEM"), (EAGAIN, "EAGAIN"), (EBUSY, "EBUSY"),
        (EMFILE, "EMFILE"), (ENFILE, "ENFILE"), (EINVAL, "EINVAL"), (EFBIG, "EFBIG"),
        (EXDEV, "errno 18"),
    ])
    func theSystemsNumbersAreNamed(number: CInt, name: String) {
        let code = LMDBError.Code(status: number)
        #expect(code == .system(number))
        #expect(code.name == name)
        expectSentences(code)
    }

    @Test(arguments: [
        LMDBError.Code.alreadyOpen, .closed, .truncated(size: 4_096, needed: 8_192),
    ])
    func ownFindingsHaveSentencesToo(code: LMDBError.Code) {
        expectSentences(code)
    }

    @Test func aDescriptionSaysWhereWhatWhyAndWhatToDo() {
        let error = LMDBError(
            .truncated(size: 4_096, needed: 8_192), operation: "open", path: "/books/a/log")
        #expect(
            error.description == """
                /books/a/log: cannot open: the data file has 4096 bytes and needs 8192 \
                (truncated). It was cut off, by an incomplete copy for instance: restore it from \
                a backup.
                """)
    }

    @Test func afterAFailedWriteTheEnvironmentMustBeOpenedAgain() {
        for number in [EIO, ENOSPC, EDQUOT] {
            #expect(LMDBError(status: number, operation: "commit", path: "p").isFatal)
        }
        for code in [LMDBError.Code.mapFull, .keyExists, .readersFull] {
            #expect(!LMDBError(code, operation: "commit", path: "p").isFatal)
        }
    }

    /// A cause that fits into a sentence, and advice that is one.
    private func expectSentences(_ code: LMDBError.Code) {
        #expect(!code.name.isEmpty)
        #expect(code.cause.count > 10 && code.cause.first?.isLowercase == true)
        #expect(!code.cause.hasSuffix("."))
        #expect(code.advice.first?.isUppercase == true && code.advice.hasSuffix("."))
    }
}
