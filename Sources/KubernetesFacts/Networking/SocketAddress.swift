/// The address of a Unix domain socket in Istio's fields: `unix://`, and the path of the socket.
package enum SocketAddress {
  package static let prefix = "unix://"
}
