import Diagnostics
import Testing

@testable import SpecLoading

/// Long lists of services are split for the compiler.
@Suite struct LongListTests {
  private func spec(_ count: Int) -> String {
    let services = (0..<count).map { number in
      """
          Service("s\(number)", image: "x/s:1") {  // with a comment
            Port(.http, 8080)
          }
          .replicas(2)
      """
    }
    return """
      import Portolan
      @main struct Big: App {
        let name = "big"
        func services(in profile: Profile) -> [Service] {
          let image = "x/extra:1"
      \(services.joined(separator: "\n"))
          for number in 1...2 { Service("extra\\(number)", image: image) }
        }
      }
      """
  }

  private func split(_ source: String) throws -> String {
    let file = SpecSources.File(name: "App.swift", bytes: Array(source.utf8))
    return String(decoding: LongLists.split(file), as: UTF8.self)
  }

  @Test func `short lists are not changed`() throws {
    #expect(try split(spec(29)) == spec(29))
    #expect(try split("func services() -> [Service] { Service(") == "func services() -> [Service] { Service(")
  }

  @Test func `each service of a long list is type-checked separately, and no line changes`() throws {
    let lines = try split(spec(40)).split(separator: "\n", omittingEmptySubsequences: false)
    // A string literal is not a token, so the first service is treated as part of the statement before it and is not
    // changed.
    #expect(lines.filter { $0.hasPrefix("var __service") }.count == 39)
    // The line number according to the compiler.
    var number = 1
    var original: [Int: Substring] = [:]
    for line in lines {
      if line.hasPrefix("#sourceLocation"), let place = line.split(separator: " ").last?.dropLast() {
        number = Int(place) ?? 0
      } else {
        if !line.hasPrefix("var __service"), !line.hasPrefix("__service"), line != "}" {
          original[number] = line
        }
        number += 1
      }
    }
    for (index, line) in spec(40).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line != "}" {
      #expect(original[index + 1] == line)
    }
  }

  @Test func `services in conditions, loops, and cases are part of the list`() throws {
    func services(_ start: Int) -> String {
      (start..<start + 12).map { "      Service(\"s\($0)\", image: \"x/s:1\")\n      .replicas(2)" }
        .joined(separator: "\n")
    }
    let source = """
      func services(in profile: Profile) -> [Service] {
        if profile == .base {
      \(services(0))
        } else {
      \(services(12))
        }
        switch profile {
        case .base:
      \(services(24))
        default:
          for name in make(
            of:
              Service("inner", image: "x")
          ) { name }
        }
      }
      """
    let lines = try split(source).split(separator: "\n")
    // An expression in a list of arguments is not a statement.
    #expect(lines.filter { $0.hasPrefix("var __service") }.count == 36)
  }

  @Test(.enabled(if: Prerequisites.areMet, Prerequisites.compiler))
  func `a long list has the same value and positions`() async throws {
    let long = try await Workbench(["App.swift": spec(40)]).load()
    #expect(long.says("s39"))
    #expect(long.says("extra2"))
    let broken = try Workbench(["App.swift": spec(40).replacing("\"s20\", image", with: "\"s20\", imag")])
    let error = try await broken.fault()
    #expect(error.diagnostics.first?.location?.line == 86)
  }
}
