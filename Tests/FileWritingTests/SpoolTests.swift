import Foundation
import Testing

@testable import FileWriting

struct SpoolTests {
  @Test func `parts of pieces are read in any order, and no file is left`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let spool = try #require(Spool(in: folder.path))
    let pieces = try (0..<100).map { number in
      try #require(spool.add(Array("piece \(number), end".utf8)))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    var bytes: [UInt8] = []
    try spool.read(pieces[99][7..<13], to: &bytes)
    try spool.read(pieces[4], to: &bytes)
    try spool.read(pieces[4][0..<0], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "9, endpiece 4, end")
    #expect(Spool(in: "\(folder.path)/missing") == nil)
  }
}
