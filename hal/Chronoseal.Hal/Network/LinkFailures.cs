namespace Chronoseal.Hal
{
    /// <summary>Words for link failures, and what follows from them.</summary>
    public static class LinkFailures
    {
        /// <summary>The word for a failure, the same on the device and on a PC; "Unknown" for a value outside the list.</summary>
        public static string Name(LinkFailure failure)
        {
            switch (failure)
            {
                case LinkFailure.None: return "None";
                case LinkFailure.NameNotFound: return "NameNotFound";
                case LinkFailure.Unreachable: return "Unreachable";
                case LinkFailure.NoAnswer: return "NoAnswer";
                case LinkFailure.NotMqtt: return "NotMqtt";
                case LinkFailure.TlsFailed: return "TlsFailed";
                case LinkFailure.ServerCertificate: return "ServerCertificate";
                case LinkFailure.ClientCertificate: return "ClientCertificate";
                case LinkFailure.BadCredentials: return "BadCredentials";
                case LinkFailure.NotAuthorised: return "NotAuthorised";
                case LinkFailure.ServerBusy: return "ServerBusy";
                case LinkFailure.ClientIdRefused: return "ClientIdRefused";
                case LinkFailure.ProtocolRefused: return "ProtocolRefused";
                case LinkFailure.Lost: return "Lost";
                default: return "Unknown";
            }
        }

        /// <summary>The failure that a CONNACK return code other than 0 stands for (MQTT 3.1.1, table 3.1).</summary>
        public static LinkFailure OfReturnCode(int code)
        {
            switch (code)
            {
                case 2: return LinkFailure.ClientIdRefused;
                case 3: return LinkFailure.ServerBusy;
                case 4: return LinkFailure.BadCredentials;
                case 5: return LinkFailure.NotAuthorised;
                default: return LinkFailure.ProtocolRefused;
            }
        }

        /// <summary>
        /// Whether one side refused the other for what it is or shows: asking again soon changes nothing, and some brokers lock an
        /// account after a few tries.
        /// </summary>
        public static bool IsRefusal(LinkFailure failure)
        {
            switch (failure)
            {
                case LinkFailure.ServerCertificate:
                case LinkFailure.ClientCertificate:
                case LinkFailure.BadCredentials:
                case LinkFailure.NotAuthorised:
                case LinkFailure.ClientIdRefused:
                case LinkFailure.ProtocolRefused:
                    return true;
                default:
                    return false;
            }
        }
    }
}
