import Testing

@testable import SpecLoading

struct CacheEntriesTests {
  private let bench: Workbench
  private let entries: CacheEntries

  init() throws {
    bench = try Workbench()
    entries = CacheEntries(path: "\(bench.folder)/entries", files: ["one", "other"], limit: 20)
  }

  @Test func `the least recently used entries are removed, but none that was used within the hour`() throws {
    let old = Files.now() - 2 * CacheEntries.shelterSeconds
    for number in 0..<entries.limit + 3 {
      let folder = "\(entries.path)/\(number)"
      try Files.makeFolder(folder)
      Files.touch(folder, at: old + number)
    }
    try Files.makeFolder("\(entries.path)/draft-dead")
    Files.touch("\(entries.path)/draft-dead", at: old)
    for number in 0..<2 { Files.touch("\(entries.path)/\(number)") }
    try entries.keep([[1], [2]], as: CacheKey(text: "new"))

    let names = try Set(Files.names(in: entries.path))
    #expect(names.isSuperset(of: ["0", "1", "new"]))
    #expect(names.isDisjoint(with: ["2", "3", "4", "5", "draft-dead"]))
    #expect(names.count == entries.limit)
    #expect(entries.contents(of: CacheKey(text: "new")) == [[1], [2]])
  }

  @Test(arguments: ["one", "other", "seal"])
  func `an entry with a truncated file is invalid and removed`(_ damage: String) throws {
    let key = CacheKey(text: "key")
    try entries.keep([[1], [2]], as: key)
    #expect(entries.contents(of: key) == [[1], [2]])
    try Files.save([], to: "\(entries.path)/key/\(damage)")
    #expect(entries.contents(of: key) == nil)
    #expect(try Files.names(in: entries.path) == [])
  }

  @Test func `an empty file is not written and is read as empty`() throws {
    try entries.keep([[], [2]], as: CacheKey(text: "key"))
    #expect(try Files.names(in: "\(entries.path)/key") == ["other", "seal"])
    #expect(entries.contents(of: CacheKey(text: "key")) == [[], [2]])
  }
}
