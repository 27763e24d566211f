import Diagnostics
import Testing

@testable import SpecLoading

struct CompiledSpecTests {
  private let spec = CompiledSpec(
    sources: SpecSources(
      path: "examples/shop", folder: "examples/shop/",
      files: [.init(name: "App.swift", bytes: Array("@main struct Shop: App {}\n".utf8))],
      resources: [.init(name: "load.py", bytes: [])], imageList: Array("images: []\n".utf8),
      ignoredImageList: "images.yml"),
    record: SpecRecord(
      payload: Array("portolan payload\n".utf8), compilerOutput: Array("warning\n".utf8), standardError: []))

  @Test func `a file is read as it was written`() throws {
    let read = try CompiledSpec(spec.bytes, from: "shop.portolan")
    #expect(read.record == spec.record)
    #expect(read.sources.path == "examples/shop")
    #expect(read.sources.folder == "examples/shop/")
    #expect(read.sources.files.map(\.name) == ["App.swift"])
    #expect(read.sources.files.map(\.bytes) == spec.sources.files.map(\.bytes))
    #expect(read.sources.resources.map(\.name) == ["load.py"])
    #expect(read.sources.ignoredImageList == "examples/shop/images.yml")
    #expect(read.bytes == spec.bytes)
  }

  @Test func `the warning about an ignored list of images is part of a compiled spec`() throws {
    let read = EvaluatedSpec(try CompiledSpec(spec.bytes, from: "shop.portolan"))
    #expect(read.warnings == [.ignoredImageList("examples/shop/images.yml")])
  }

  @Test func `a file that is truncated anywhere is rejected`() {
    let bytes = spec.bytes
    for length in bytes.indices {
      #expect(throws: SpecLoadingError.self, "\(length)") {
        try CompiledSpec(Array(bytes.prefix(length)), from: "shop.portolan")
      }
    }
  }

  @Test func `a file with one changed byte is rejected`() {
    let bytes = spec.bytes
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(throws: SpecLoadingError.self, "\(index)") {
        try CompiledSpec(changed, from: "shop.portolan")
      }
    }
  }

  @Test func `lengths beyond the end are rejected, even with a correct digest`() {
    for length in [UInt64(1), 9, UInt64(Int.max), .max] {
      var content = Array(repeating: UInt8(0), count: 32)
      withUnsafeBytes(of: length.littleEndian) { content += $0 }
      var digest = FieldDigest()
      digest.add(content)
      let head = "portolan compiled-spec \(CompiledSpec.format)\n\(digest.hexadecimal())\n"
      let bytes = Array(head.utf8) + content
      let error = #expect(throws: SpecLoadingError.self) { try CompiledSpec(bytes, from: "shop.portolan") }
      #expect(error?.diagnostics.map(\.id) == ["spec/damaged"])
      #expect(error?.exitCode == 65)
    }
  }

  @Test func `an error about another format version contains the version`() throws {
    let (format, next) = (CompiledSpec.format, CompiledSpec.format + 1)
    let other = String(decoding: spec.bytes, as: UTF8.self)
      .replacing("compiled-spec \(format)\n", with: "compiled-spec \(next)\n", maxReplacements: 1)
    let error = #expect(throws: SpecLoadingError.self) {
      try CompiledSpec(Array(other.utf8), from: "shop.portolan")
    }
    #expect(error?.diagnostics.map(\.id) == ["spec/other-format"])
    #expect(error?.diagnostics.first?.message.contains("version \(next)") == true)
  }
}
