namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Words for the answers to CONNECT.</summary>
    public static class ConnectReturnCodes
    {
        /// <summary>A short phrase in lower case, as table 3.1 of MQTT 3.1.1 has it; "reserved" for codes outside the table.</summary>
        public static string Name(ConnectReturnCode code)
        {
            return code switch
            {
                ConnectReturnCode.Accepted => "accepted",
                ConnectReturnCode.UnacceptableProtocolVersion => "unacceptable protocol version",
                ConnectReturnCode.IdentifierRejected => "identifier rejected",
                ConnectReturnCode.ServerUnavailable => "server unavailable",
                ConnectReturnCode.BadUserNameOrPassword => "bad user name or password",
                ConnectReturnCode.NotAuthorised => "not authorised",
                _ => "reserved",
            };
        }
    }
}
