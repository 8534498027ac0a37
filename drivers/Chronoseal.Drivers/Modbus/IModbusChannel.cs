using Chronoseal.Hal;

namespace Chronoseal.Drivers.Modbus
{
    /// <summary>Carries one request at a time to a Modbus peer and brings back the reply that belongs to it.</summary>
    public interface IModbusChannel
    {
        /// <summary>Sends a request; returns without waiting for the reply.</summary>
        /// <param name="unit">Address of the peer, 1 to 247 on a serial line, 0 to 255 over TCP.</param>
        /// <param name="request">A PDU of <see cref="ModbusPdu.RequestLength"/> bytes.</param>
        Outcome Send(byte unit, byte[] request);

        /// <summary>Waits for the reply to the last request.</summary>
        /// <param name="reply">Room for <see cref="ModbusPdu.MaximumLength"/> bytes.</param>
        /// <param name="length">Length of the reply's PDU; 0 unless <see cref="Outcome.Ok"/> or <see cref="Outcome.DeviceError"/>.</param>
        /// <param name="exceptionCode">The device's code with <see cref="Outcome.DeviceError"/>, otherwise 0.</param>
        Outcome Receive(byte[] reply, out int length, out int exceptionCode);

        /// <summary>Counter value at which the last request had left.</summary>
        long RequestSentMicroseconds { get; }

        /// <summary>Counter value at which the last reply began to arrive.</summary>
        long ReplyStartedMicroseconds { get; }
    }
}
