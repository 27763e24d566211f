package import Diagnostics

/// A value with its location in the spec.
package struct Located<Value: PayloadValue & Sendable & Equatable>: PayloadValue, Sendable, Equatable {
  package var value: Value
  package var location: FileLocation

  package init(_ value: Value, at location: FileLocation) {
    self.value = value
    self.location = location
  }
}

extension FileLocation {
  /// The location that the default arguments of an initializer or modifier captured.
  init(_ file: String, _ line: Int, _ column: Int) {
    self.init(file: file, line: line, column: column)
  }
}

extension Located {
  package init(from reader: inout PayloadReader) throws { (value, location) = try reader.parts() }
  package func write(to writer: inout PayloadWriter) { writer.put(value, location) }
}
