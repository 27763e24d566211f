import Diagnostics
import Portolan
import Testing

/// A spec with its expected errors: `7 out-of-range` is an error with that id at line 7.
///
/// The invalid parts are created with a line, such as `line: 7`; the service of `parts` is at line 2.
struct Example: CustomTestStringConvertible {
  let testDescription: String
  let expected: [String]
  let app: TestApp
  let sourceLocation: SourceLocation

  private init(_ sentence: String, _ expected: [String], _ app: TestApp, _ location: SourceLocation) {
    testDescription = sentence
    self.expected = expected
    self.app = app
    sourceLocation = location
  }

  /// Creates a system of services and resources.
  init(
    _ sentence: String, _ expected: String..., prefix: String = "",
    sourceLocation: SourceLocation = #_sourceLocation,
    @ListBuilder<Service> services: () -> [Service],
    @ListBuilder<any AppPart> resources: () -> [any AppPart] = { [] }
  ) {
    let app = TestApp(namePrefix: prefix, listedServices: services(), listedResources: resources())
    self.init(sentence, expected, app, sourceLocation)
  }

  /// Creates a system of one service with some parts.
  static func parts(
    _ sentence: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation,
    @ListBuilder<any ServicePart> _ parts: () -> [any ServicePart]
  ) -> Example {
    let service = Service("call", image: "call:1", file: "App.swift", line: 2, column: 1, parts)
    return Example(sentence, expected, TestApp(listedServices: [service]), sourceLocation)
  }

  /// Creates the resources of an app without services.
  static func resources(
    _ sentence: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation,
    @ListBuilder<any AppPart> _ parts: () -> [any AppPart]
  ) -> Example {
    Example(sentence, expected, TestApp(listedResources: parts()), sourceLocation)
  }

  /// Creates an app with changed properties.
  static func app(
    _ sentence: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout TestApp) -> Void
  ) -> Example {
    var app = TestApp()
    change(&app)
    return Example(sentence, expected, app, sourceLocation)
  }

  /// Checks that the spec has exactly the expected errors.
  func check() throws {
    let found = try app.faults()
    #expect(found.map(\.shortText) == expected, "\(found.map(\.fullText))", sourceLocation: sourceLocation)
  }
}

extension Diagnostic {
  /// The line and the id without its prefix.
  var shortText: String { "\(location?.line ?? 0) \(id.split(separator: "/").last ?? "")" }

  /// All messages, without positions.
  var fullText: String {
    var lines = ["\(severity.rawValue): \(message) [\(id)]"]
    lines += notes.map { "  note: \($0.message)" }
    if let fix { lines.append("  fix: \(fix)") }
    return lines.joined(separator: "\n")
  }
}
