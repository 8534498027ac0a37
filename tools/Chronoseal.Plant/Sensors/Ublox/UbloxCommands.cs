using System.Buffers.Binary;
using System.Text;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Requests to a u-blox receiver, byte by byte strict: a wrong checksum is silence, a wrong length or value a refusal, CFG-VALSET
    /// all or nothing. What is no configuration and not known is silence (interface descriptions, UBX acknowledgement).
    /// </summary>
    internal sealed class UbloxCommands(UbloxEmulator receiver, UbloxModel model)
    {
        private const int LongestPayload = 512;
        private const int Poll = 0x0A04;
        private const int UniqueId = 0x2703;
        private const int SetMessage = 0x0601;
        private const int SetRate = 0x0608;
        private const int SetPulse = 0x0631;
        private const int SetValues = 0x068A;
        private const int GetValues = 0x068B;
        private const int MostKeys = 64;

        private readonly List<int> _requests = [];

        public IReadOnlyList<int> Requests => _requests;

        public int LayersWritten { get; private set; }

        /// <summary>Takes the first whole frame out of what was received; false if there is none yet.</summary>
        public bool TryTake(List<byte> received)
        {
            int start = 0;
            while (start < received.Count && !(received[start] == 0xB5 && (start + 1 == received.Count || received[start + 1] == 0x62)))
            {
                start++;
            }

            received.RemoveRange(0, start);
            if (received.Count < UbxCodec.Overhead)
            {
                return false;
            }

            byte[] data = [.. received];
            int length = BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(4));
            if (length > LongestPayload)
            {
                received.RemoveRange(0, 2);
                return true;
            }

            if (data.Length < length + UbxCodec.Overhead)
            {
                return false;
            }

            received.RemoveRange(0, length + UbxCodec.Overhead);
            if (BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(length + 6)) == UbxCodec.Sum(data.AsSpan(2, length + 4)))
            {
                Execute(BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(2)), data.AsSpan(6, length));
            }

            return true;
        }

        private void Execute(int message, ReadOnlySpan<byte> payload)
        {
            _requests.Add(message);
            if (receiver.Faults.Ignore > 0)
            {
                receiver.Faults.Ignore--;
                return;
            }

            switch (message)
            {
                case Poll when payload.Length == 0:
                    receiver.Answer(UbxCodec.Frame(message, Version()));
                    break;
                case UniqueId when payload.Length == 0 && model.UniqueIdVersion > 0:
                    byte[] id = [model.UniqueIdVersion, 0, 0, 0, .. receiver.UniqueId.AsSpan(0, model.UniqueIdVersion == 1 ? 5 : 6)];
                    receiver.Answer(UbxCodec.Frame(message, id));
                    break;
                default:
                    if (message >> 8 == 0x06)
                    {
                        Configure(message, payload);
                    }

                    break;
            }
        }

        private void Configure(int message, ReadOnlySpan<byte> payload)
        {
            bool isTaken = false;
            if (receiver.Faults.Refuse > 0)
            {
                receiver.Faults.Refuse--;
            }
            else
            {
                UbloxConfiguration changed = receiver.Configuration.Copy();
                isTaken = TryConfigure(message, payload, changed);
                receiver.Configuration = isTaken && !receiver.Faults.Forgets ? changed : receiver.Configuration;
            }

            int named = message;
            if (receiver.Faults.Mistake > 0)
            {
                receiver.Faults.Mistake--;
                named ^= 0x04;
            }

            receiver.Answer(UbxCodec.Frame(isTaken ? 0x0501 : 0x0500, [(byte)(named >> 8), (byte)named]));
        }

        private bool TryConfigure(int message, ReadOnlySpan<byte> payload, UbloxConfiguration changed)
        {
            switch (message)
            {
                case SetMessage:
                    return TryMessage(payload, changed);
                case SetRate when payload.Length == 0:
                    receiver.Answer(UbxCodec.Frame(message, changed.Rate()));
                    return true;
                case SetRate:
                    return payload.Length == 6 && changed.TrySetRate(payload);
                case SetPulse when payload.Length == 0 || (payload.Length == 1 && payload[0] == 0):
                    receiver.Answer(UbxCodec.Frame(message, changed.Pulse()));
                    return true;
                case SetPulse:
                    return payload.Length == 32 && changed.TrySetPulse(payload);
                case SetValues:
                    return model.HasKeys && TrySetValues(payload, changed);
                case GetValues:
                    return model.HasKeys && TryGetValues(payload, changed);
                default:
                    return false;
            }
        }

        private bool TryMessage(ReadOnlySpan<byte> payload, UbloxConfiguration changed)
        {
            int about = payload.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(payload);
            if (!UbloxConfiguration.Knows(about))
            {
                return false;
            }

            switch (payload.Length)
            {
                case 2:
                    byte[] rates = [payload[0], payload[1], 0, (byte)changed.RateOf(about), 0, 0, 0, 0];
                    receiver.Answer(UbxCodec.Frame(SetMessage, rates));
                    return true;
                case 3:
                    return changed.TrySetRate(about, payload[2]);
                case 8:
                    return changed.TrySetRate(about, payload[3]);
                default:
                    return false;
            }
        }

        private bool TrySetValues(ReadOnlySpan<byte> payload, UbloxConfiguration changed)
        {
            if (payload.Length < 9 || payload[0] != 0 || payload[1] is 0 or > 7)
            {
                return false;
            }

            LayersWritten |= payload[1];
            int keys = 0;
            ReadOnlySpan<byte> rest = payload[4..];
            while (rest.Length > 4 && ++keys <= MostKeys)
            {
                uint key = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                int size = UbloxConfiguration.SizeOf(key);
                if (size is 0 or 8 || rest.Length < 4 + size || !changed.TrySet(key, Value(key, rest.Slice(4, size))))
                {
                    return false;
                }

                rest = rest[(4 + size)..];
            }

            return rest.Length == 0;
        }

        private bool TryGetValues(ReadOnlySpan<byte> payload, UbloxConfiguration current)
        {
            int keys = (payload.Length - 4) / 4;
            if (payload.Length < 8 || payload.Length % 4 != 0 || payload[..4].ContainsAnyExcept((byte)0) || keys > MostKeys)
            {
                return false;
            }

            List<byte> answer = [1, 0, 0, 0];
            for (int i = 0; i < keys; i++)
            {
                ReadOnlySpan<byte> name = payload.Slice(4 + i * 4, 4);
                uint key = BinaryPrimitives.ReadUInt32LittleEndian(name);
                if (!current.TryGet(key, out long value))
                {
                    return false;
                }

                answer.AddRange(name);
                byte[] bytes = BitConverter.GetBytes(value);
                answer.AddRange(bytes.AsSpan(0, UbloxConfiguration.SizeOf(key)));
            }

            receiver.Answer(UbxCodec.Frame(GetValues, answer.ToArray()));
            return true;
        }

        // Two keys are signed: cable delay and user delay.
        private static long Value(uint key, ReadOnlySpan<byte> bytes) => bytes.Length switch
        {
            1 => bytes[0],
            2 => key == 0x30050001 ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            _ => key == 0x40050006 ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        };

        private byte[] Version()
        {
            byte[] payload = new byte[40 + model.Remarks.Count * 30];
            Encoding.ASCII.GetBytes(model.Software, payload);
            Encoding.ASCII.GetBytes(model.Hardware, payload.AsSpan(30));
            for (int i = 0; i < model.Remarks.Count; i++)
            {
                Encoding.ASCII.GetBytes(model.Remarks[i], payload.AsSpan(40 + i * 30));
            }

            return payload;
        }
    }
}
