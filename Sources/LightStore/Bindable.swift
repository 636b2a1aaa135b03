import GRDB
import GRDBSQLite

/// A value that stands in a column.
protocol Bindable {
    /// How many bytes of text there are to be held while the statement runs.
    var textSize: Int { get }

    /// - Parameter texts: room of at least `textSize`, which is taken from its front; it outlives the statement's run,
    ///   so that SQLite needs no copy of its own.
    /// - Returns: SQLite's result code.
    func bind(to statement: SQLiteStatement, at index: Int32, texts: inout UnsafeMutableRawBufferPointer) -> Int32
}

extension Bindable {
    var textSize: Int { 0 }
}

extension Int: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32, texts: inout UnsafeMutableRawBufferPointer) -> Int32 {
        sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Int64: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32, texts: inout UnsafeMutableRawBufferPointer) -> Int32 {
        sqlite3_bind_int64(statement, index, self)
    }
}

extension Double: Bindable {
    func bind(to statement: SQLiteStatement, at index: Int32, texts: inout UnsafeMutableRawBufferPointer) -> Int32 {
        sqlite3_bind_double(statement, index, self)
    }
}

extension String: Bindable {
    var textSize: Int { utf8.count }

    func bind(to statement: SQLiteStatement, at index: Int32, texts: inout UnsafeMutableRawBufferPointer) -> Int32 {
        let count = utf8.count
        let place = UnsafeMutableRawBufferPointer(rebasing: texts[..<count])
        place.copyBytes(from: utf8)
        texts = UnsafeMutableRawBufferPointer(rebasing: texts[count...])
        // No address would mean NULL, so even an empty text has one. SQLITE_STATIC: it stays where it is.
        return sqlite3_bind_text(
            statement, index, place.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), nil)
    }
}

/// The row on which a statement stands; good until it steps on.
struct RawRow {
    let statement: SQLiteStatement

    func text(_ column: Int32) -> String? {
        sqlite3_column_text(statement, column).map { String(cString: $0) }
    }

    func integer(_ column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : sqlite3_column_int64(statement, column)
    }
}
