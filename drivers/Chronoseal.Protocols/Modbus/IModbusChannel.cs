using Chronoseal.Hal;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>
    /// Carries one request at a time and brings back the reply that belongs to it. Several masters may share a channel from one
    /// task: each looks at <see cref="Pending"/> before it sends.
    /// </summary>
    public interface IModbusChannel
    {
        /// <summary>Whether addresses are those of a serial line: 0 speaks to all, and 248 to 255 are reserved.</summary>
        bool IsSerial { get; }

        /// <summary>The request whose reply has not been received yet; null if there is none.</summary>
        ModbusRequest Pending { get; }

        /// <summary>
        /// Sends a request; returns without waiting for the reply. A reply to an earlier request is given up: a serial line waits for it
        /// first, and throws it away.
        /// </summary>
        Outcome Send(ModbusRequest request);

        /// <summary>Waits for the reply to <see cref="Pending"/>, which is then none, whatever came of it.</summary>
        /// <param name="reply">Room for <see cref="ModbusPdu.MaximumLength"/> bytes.</param>
        /// <param name="length">Length of the reply's PDU; 0 unless <see cref="Outcome.Ok"/> or <see cref="Outcome.DeviceError"/>.</param>
        /// <param name="exceptionCode">The device's code with <see cref="Outcome.DeviceError"/>, otherwise 0.</param>
        Outcome Receive(byte[] reply, out int length, out int exceptionCode);

        /// <summary>Counter value before which the next request waits: an answer that is merely late may still be on its way. In the past for most requests.</summary>
        long QuietUntilMicroseconds { get; }

        /// <summary>The most that a read takes from a quiet line to a quiet line, whatever the peer does, microseconds.</summary>
        /// <param name="responseTimeoutMicroseconds">See <see cref="ModbusRequest.ResponseTimeoutMicroseconds"/>.</param>
        /// <param name="gapMicroseconds">See <see cref="ModbusRequest.GapMicroseconds"/>.</param>
        long LongestReadMicroseconds(long responseTimeoutMicroseconds, long gapMicroseconds);

        /// <summary>Counter value at which the last request can have left at the earliest: the device has looked at nothing before.</summary>
        long RequestSentMicroseconds { get; }

        /// <summary>Counter value at which the last reply began to arrive.</summary>
        long ReplyStartedMicroseconds { get; }
    }
}
