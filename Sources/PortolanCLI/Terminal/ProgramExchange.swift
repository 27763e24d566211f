#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes the input of a running program and reads its output and errors, whichever is ready first.
struct ProgramExchange {
  let process: pid_t
  /// The pipes whose ends in this process are still open.
  private var feed: ProgramPipe?
  private var output: ProgramPipe?
  private var errors: ProgramPipe?
  private let input: [UInt8]
  private var writtenCount = 0
  /// The maximum output in bytes.
  private let limit: Int
  private(set) var outputBytes: [UInt8] = []
  private(set) var errorBytes: [UInt8] = []
  /// Whether the program was stopped because it wrote more than the limit.
  private(set) var isCut = false
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  /// The maximum of standard error in bytes.
  private static let errorLimit = 1 << 16
  /// How long to wait for output after the program was stopped, or for errors after its output has ended: its own
  /// child processes may keep the pipes open.
  private static let grace = Duration.seconds(2)

  init(
    process: pid_t, feed: ProgramPipe?, output: ProgramPipe, errors: ProgramPipe?, input: [UInt8], limit: Int
  ) {
    (self.process, self.feed, self.output, self.errors) = (process, feed, output, errors)
    (self.input, self.limit) = (input, limit)
    if let feed { _ = fcntl(feed.writingEnd, F_SETFL, O_NONBLOCK) }
  }

  /// Exchanges data until the output ends; after the time limit, the program is stopped.
  mutating func run(timeLimit: Duration?) {
    var deadline = timeLimit.map { ContinuousClock.now + $0 }
    var isStopped = false
    while output != nil || errors != nil {
      let wait = deadline.map { ContinuousClock.now.duration(to: $0) }
      if let wait, wait <= .zero {
        if isStopped || output == nil { return }
        stop()
        isStopped = true
        deadline = ContinuousClock.now + Self.grace
        continue
      }
      let hadOutput = output != nil
      exchange(within: wait)
      if isCut, !isStopped {
        stop()
        return
      }
      if hadOutput, output == nil { deadline = ContinuousClock.now + Self.grace }
    }
  }

  /// Stops the program with SIGKILL.
  ///
  /// SIGTERM may be blocked, because a program inherits the signal mask of the thread that starts it.
  private func stop() { kill(process, SIGKILL) }

  /// Waits until a pipe is ready, and reads or writes.
  private mutating func exchange(within wait: Duration?) {
    let reading = Int16(POLLIN)
    var polled = [
      pollfd(fd: feed?.writingEnd ?? -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output?.readingEnd ?? -1, events: reading, revents: 0),
      pollfd(fd: errors?.readingEnd ?? -1, events: reading, revents: 0),
    ]
    let milliseconds = wait.map {
      Int32(clamping: $0 / .milliseconds(1) < 1e9 ? Int($0 / .milliseconds(1)) + 1 : .max)
    }
    guard poll(&polled, nfds_t(polled.count), milliseconds ?? -1) > 0 else { return }
    if polled[0].revents != 0 { writeInput() }
    if polled[1].revents != 0, let output, let count = read(output) {
      outputBytes += buffer.prefix(count)
      if outputBytes.count > limit { isCut = true }
    } else if polled[1].revents != 0 {
      output = nil
    }
    if polled[2].revents != 0, let errors, let count = read(errors) {
      errorBytes += buffer.prefix(min(count, Self.errorLimit - errorBytes.count))
    } else if polled[2].revents != 0 {
      errors = nil
    }
  }

  /// Writes as much of the input as the pipe takes; closes the pipe after the last byte or an error.
  private mutating func writeInput() {
    guard let feed else { return }
    let count = input[writtenCount...].withUnsafeBytes { write(feed.writingEnd, $0.baseAddress, $0.count) }
    if count >= 0 { writtenCount += count }
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    if count < 0 || writtenCount == input.count {
      feed.closeWritingEnd()
      self.feed = nil
    }
  }

  /// Reads into the buffer.
  ///
  /// - Returns: the number of bytes; nil at the end.
  private mutating func read(_ pipe: ProgramPipe) -> Int? {
    let end = pipe.readingEnd
    let count = buffer.withUnsafeMutableBytes { memory in
      #if canImport(Darwin)
        Darwin.read(end, memory.baseAddress, memory.count)
      #elseif canImport(Glibc)
        Glibc.read(end, memory.baseAddress, memory.count)
      #else
        Musl.read(end, memory.baseAddress, memory.count)
      #endif
    }
    if count < 0, errno == EINTR { return 0 }
    return count > 0 ? count : nil
  }
}
