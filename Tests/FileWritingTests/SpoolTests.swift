import Dispatch
import Foundation
import Synchronization
import Testing

@testable import FileWriting

struct SpoolTests {
  @Test func `parts of pieces are read in any order, and no file is left`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "spool-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let spool = try #require(Spool(in: folder.path))
    let pieces = (0..<100).map { spool.add(Array("piece \($0), end".utf8)) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    var bytes: [UInt8] = []
    try spool.read(pieces[99][7..<13], to: &bytes)
    try spool.read(pieces[4], to: &bytes)
    try spool.read(pieces[4][0..<0], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "9, endpiece 4, end")
    #expect(Spool(in: "\(folder.path)/missing") == nil)
  }

  /// More bytes than a block has, so that most of them are written before they are read.
  private static let texts = (0..<5000).map { "piece \($0) " + String(repeating: "x", count: 200) }

  @Test func `threads add pieces at the same time, in memory and on the disk`() throws {
    let spool = try #require(Spool(in: FileManager.default.temporaryDirectory.path))
    try Self.check(spool)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "requires /dev/full"))
  func `bytes that do not fit on the disk stay in memory`() throws {
    let descriptor = open("/dev/full", O_RDWR)
    try #require(descriptor >= 0)
    try Self.check(Spool(descriptor: descriptor))
  }

  private static func check(_ spool: Spool) throws {
    let pieces = Mutex([Int: Spool.Piece]())
    DispatchQueue.concurrentPerform(iterations: texts.count) { number in
      let piece = spool.add(Array(texts[number].utf8))
      pieces.withLock { $0[number] = piece }
    }
    for (number, text) in texts.enumerated() {
      let piece = try #require(pieces.withLock { $0[number] })
      var bytes: [UInt8] = []
      try spool.read(piece, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
  }
}
