import Diagnostics
import Foundation
import Testing

@testable import SpecLoading

struct CacheFolderTests {
  @Test(arguments: [
    (["PORTOLAN_CACHE": "/c", "XDG_CACHE_HOME": "/x", "HOME": "/h"], "/c"),
    (["XDG_CACHE_HOME": "/x", "HOME": "/h"], "/x/portolan"),
    (["PORTOLAN_CACHE": "", "XDG_CACHE_HOME": "", "HOME": ""], nil),
    ([:], nil),
  ])
  func `the environment determines the cache folder`(_ environment: [String: String], _ path: String?) {
    #expect(CacheFolder(in: environment)?.path == path)
  }

  @Test func `clearing removes only Portolan's files`() throws {
    let bench = try Workbench()
    let cache = bench.cache
    try cache.clear()
    #expect(cache.reasonNotToUse() == nil)
    for folder in [cache.records, cache.programs, cache.modules, cache.digests] {
      try Files.makeFolder("\(folder)/one")
    }
    try Files.save([1], to: "\(cache.path)/letter")
    try cache.clear()
    #expect(try Files.names(in: cache.path) == ["CACHEDIR.TAG", "letter"])

    try Files.remove("\(cache.path)/letter")
    try cache.clear()
    #expect(!Files.exists(cache.path))
  }

  @Test func `a folder without the marker of a cache is neither used nor cleared`() throws {
    let bench = try Workbench()
    let cache = bench.cache
    try Files.makeFolder(cache.records)
    try Files.save([1], to: "\(cache.records)/mine")
    #expect(cache.reasonNotToUse() == "the folder contains other files, but no CACHEDIR.TAG of portolan")
    let error = #expect(throws: SpecLoadingError.self) { try cache.clear() }
    #expect(error?.exitCode == 73)
    #expect(error?.diagnostics.first?.id == "cache/cannot-clear")
    #expect(try Files.names(in: cache.records) == ["mine"])
    // A cache tag of another program is not Portolan's.
    try Files.save(
      Array("Signature: 8a477f597d28d172789f06886806bc55\n".utf8), to: "\(cache.path)/CACHEDIR.TAG")
    #expect(throws: SpecLoadingError.self) { try cache.clear() }
  }

  @Test func `a folder that others may write to is not used`() throws {
    let bench = try Workbench()
    #expect(bench.cache.reasonNotToUse() == nil)
    for mode: mode_t in [0o720, 0o702] {
      chmod(bench.cache.path, mode)
      #expect(bench.cache.reasonNotToUse() == "other users can write to the folder")
    }
    #expect(SpecLoader(cache: bench.cache).warnings.map(\.id) == ["cache/not-used"])
    chmod(bench.cache.path, 0o700)
    #expect(SpecLoader(cache: bench.cache).warnings == [])
  }

  @Test func `a pipe in the cache is not an entry and does not block`() throws {
    let bench = try Workbench()
    mkfifo("\(bench.folder)/pipe", 0o600)
    #expect(throws: FileError.self) { try Files.contents(of: "\(bench.folder)/pipe") }
    try Files.save([1], to: "\(bench.folder)/pipe")
    #expect(try Files.contents(of: "\(bench.folder)/pipe") == [1])
  }

  @Test func `fields of a digest are unambiguous`() {
    func digest(_ lists: [[String]]) -> String {
      var digest = FieldDigest()
      for list in lists { digest.add(list) }
      return digest.hexadecimal()
    }
    let digests = [[["ab"], []], [["a", "b"], []], [["a"], ["b"]], [["ab", ""], []], [[], ["ab"]]].map(digest)
    #expect(Set(digests).count == digests.count)
    #expect(digests[0].count == 64)
  }
}
