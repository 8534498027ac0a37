namespace Chronoseal.Hal
{
    /// <summary>Why a connection to the broker did not come about, or ended. Each calls for a step of its own by a technician.</summary>
    public enum LinkFailure : byte
    {
        /// <summary>There is none.</summary>
        None = 0,

        /// <summary>The broker's name has no address.</summary>
        NameNotFound = 1,

        /// <summary>No TCP connection: nobody listens, no route, or silence.</summary>
        Unreachable = 2,

        /// <summary>Connected, but no answer in time: to CONNECT, or an acknowledgement that never came.</summary>
        NoAnswer = 3,

        /// <summary>What answered does not speak MQTT 3.1.1.</summary>
        NotMqtt = 4,

        /// <summary>The TLS handshake failed, and neither side said that a certificate was the reason.</summary>
        TlsFailed = 5,

        /// <summary>The broker's certificate was not believed: wrong issuer, wrong name, expired or not yet valid.</summary>
        ServerCertificate = 6,

        /// <summary>The broker wants a certificate of the node, and has refused the one shown, or that none was.</summary>
        ClientCertificate = 7,

        /// <summary>CONNACK 4: bad user name or password (MQTT 3.1.1, table 3.1).</summary>
        BadCredentials = 8,

        /// <summary>CONNACK 5: not authorised. Several brokers, mosquitto among them, say this of a wrong password too.</summary>
        NotAuthorised = 9,

        /// <summary>CONNACK 3: the service is unavailable.</summary>
        ServerBusy = 10,

        /// <summary>CONNACK 2: the client identifier is not allowed.</summary>
        ClientIdRefused = 11,

        /// <summary>CONNACK 1, or a code outside the table: the broker does not accept this protocol version.</summary>
        ProtocolRefused = 12,

        /// <summary>The connection was there, and ended.</summary>
        Lost = 13,
    }
}
