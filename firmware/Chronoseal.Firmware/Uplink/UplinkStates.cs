using Chronoseal.Hal;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>Words for what the uplink is about, and for what a technician can do.</summary>
    public static class UplinkStates
    {
        /// <summary>The word for a state; "Unknown" for a value outside the list.</summary>
        public static string Name(UplinkState state)
        {
            switch (state)
            {
                case UplinkState.Idle: return "Idle";
                case UplinkState.Connecting: return "Connecting";
                case UplinkState.Online: return "Online";
                case UplinkState.Draining: return "Draining";
                case UplinkState.Waiting: return "Waiting";
                case UplinkState.Stopped: return "Stopped";
                default: return "Unknown";
            }
        }

        /// <summary>The next step after a failure; empty where there is none but to wait.</summary>
        public static string Remedy(LinkFailure failure)
        {
            switch (failure)
            {
                case LinkFailure.NameNotFound: return "check the name in broker=, and the network's name server";
                case LinkFailure.Unreachable: return "check broker=, its port, the cable and the firewall";
                case LinkFailure.NoAnswer: return "check the port in broker= and the load of the broker";
                case LinkFailure.NotMqtt: return "check the port in broker= and broker-tls";
                case LinkFailure.TlsFailed: return "check broker-tls, broker.crt, client.crt, the name in broker=, and that the broker speaks TLS 1.2";
                case LinkFailure.ServerCertificate: return "check broker.crt, the name in broker=, and when the broker's certificate ends";
                case LinkFailure.ClientCertificate: return "check client.crt and client.key, and broker-client-cert=1";
                case LinkFailure.BadCredentials: return "check broker-user and broker-password";
                case LinkFailure.NotAuthorised: return "check broker-user and broker-password, and the broker's access list";
                case LinkFailure.ClientIdRefused: return "allow the client identifier chronoseal-<node> at the broker";
                case LinkFailure.ProtocolRefused: return "allow MQTT 3.1.1 at the broker";
                default: return "";
            }
        }
    }
}
