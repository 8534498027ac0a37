using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Chronoseal.Plant
{
    /// <summary>
    /// Carries out the commands of an ATECC608 (sensors.md 8): the data of each reply. What a command changes is changed at once,
    /// not at its end. Not modelled: Write, Lock and the other commands that no driver of ours sends (they answer with a parse
    /// error), AltKey's use, GenKey into TempKey.
    /// </summary>
    internal sealed class Atecc608Engine
    {
        private const byte Success = 0x00;
        private const byte Miscompare = 0x01;
        private const byte ParseError = 0x03;
        private const byte CurveFault = 0x05;
        private const byte SelfTestFailed = 0x07;
        private const byte ExecutionError = 0x0F;
        private const byte AllTests = 0x3B;
        private const int HeadBytes = 5;

        private readonly Atecc608Memory _memory;
        private readonly Atecc608Faults _faults;
        private readonly PlantRandom _random;
        private byte[]? _temporaryKey;
        private byte[]? _messageDigest;

        public Atecc608Engine(Atecc608Memory memory, Atecc608Faults faults, PlantRandom random)
        {
            _memory = memory;
            _faults = faults;
            _random = random;
        }

        /// <summary>Sleep and loss of supply clear the buffers.</summary>
        public void Forget()
        {
            _temporaryKey = null;
            _messageDigest = null;
        }

        /// <param name="command">A good packet, from its count on.</param>
        public byte[] Execute(ReadOnlySpan<byte> command)
        {
            byte mode = command[2];
            int parameter = BinaryPrimitives.ReadUInt16LittleEndian(command.Slice(3));
            ReadOnlySpan<byte> data = command[HeadBytes..^2];

            // In its failure state it reads the configuration and tests itself, and nothing else.
            bool isAllowed = command[1] == 0x77 || (command[1] == 0x02 && (mode & 0x03) == 0);
            if (_faults.FailsSelfTest && !isAllowed)
            {
                return [SelfTestFailed];
            }

            return command[1] switch
            {
                0x02 => Read(mode, parameter, data.Length),
                0x16 => Load(mode, parameter, data),
                0x1B => Random(mode, parameter, data.Length),
                0x24 => Count(mode, parameter, data.Length),
                0x30 => Inform(mode, data.Length),
                0x40 => GenerateKey(mode, parameter, data.Length),
                0x41 => Sign(mode, parameter, data.Length),
                0x45 => Verify(mode, parameter, data),
                0x77 => Test(mode, parameter, data.Length),
                _ => [ParseError],
            };
        }

        private byte[] Read(byte mode, int address, int dataLength)
        {
            int zone = mode & 0x03;
            int slot = zone == 2 ? (address >> 3) & 0x0F : 0;
            int word = zone == 2 ? (address & 0x07) | ((address >> 8) << 3) : address;
            int count = (mode & 0x80) != 0 ? 32 : 4;
            if (dataLength != 0 || zone == 3 || (mode & 0x7C) != 0)
            {
                return [ParseError];
            }

            byte[] bytes = zone == 0 ? _memory.Configuration : zone == 1 ? _memory.OneTime : _memory.Slot(slot);
            int start = count == 32 ? word / 8 * 32 : word * 4;
            if (start + count > bytes.Length)
            {
                return [ParseError];
            }

            bool isOpen = zone == 0 || (_memory.IsDataLocked && (zone == 1 || !_memory.IsSecret(slot)));
            return isOpen ? bytes[start..(start + count)] : [ExecutionError];
        }

        private byte[] Load(byte mode, int parameter, ReadOnlySpan<byte> data)
        {
            int target = mode & 0xC0;
            bool isLong = (mode & 0x20) != 0;
            if ((mode & 0x1F) != 0x03 || target == 0xC0 || parameter != 0 || data.Length != (isLong ? 64 : 32) || (isLong && target == 0x80))
            {
                return [ParseError];
            }

            if (target == 0)
            {
                _temporaryKey = data.ToArray();
            }
            else if (target == 0x40)
            {
                _messageDigest = data.ToArray();
            }

            return [Success];
        }

        private byte[] Random(byte mode, int parameter, int dataLength)
        {
            if (mode > 1 || parameter != 0 || dataLength != 0)
            {
                return [ParseError];
            }

            var bytes = new byte[32];
            _random.Fill(bytes);
            for (int i = 0; i < bytes.Length && !_memory.IsConfigurationLocked; i++)
            {
                bytes[i] = (byte)(i % 4 < 2 ? 0xFF : 0x00);
            }

            return bytes;
        }

        private byte[] Count(byte mode, int index, int dataLength)
        {
            if (mode > 1 || index >= _memory.Counters.Length || dataLength != 0)
            {
                return [ParseError];
            }

            if (mode == 1 && (_memory.Counters[index] >= Atecc608Memory.CounterMaximum || !_memory.IsConfigurationLocked))
            {
                return [ExecutionError];
            }

            _memory.Counters[index] += mode;
            return BitConverter.GetBytes(_memory.Counters[index]);
        }

        private byte[] Inform(byte mode, int dataLength)
        {
            if (dataLength != 0 || mode is not (0 or 2))
            {
                return [ParseError];
            }

            return mode == 0 ? _memory.Configuration[4..8] : [0, (byte)(_temporaryKey != null ? 0x80 : 0), 0, 0];
        }

        private byte[] GenerateKey(byte mode, int slot, int dataLength)
        {
            if (mode is not (0 or 4) || slot >= Atecc608Memory.SlotCount || dataLength != 0)
            {
                return [ParseError];
            }

            if (!_memory.IsConfigurationLocked || (mode == 4 && !_memory.TryMakeKey(slot, _random)))
            {
                return [ExecutionError];
            }

            return _memory.Key(slot) is { } key ? P256.PublicKey(key) : [ExecutionError];
        }

        private byte[] Sign(byte mode, int slot, int dataLength)
        {
            if (mode is not (0x80 or 0xA0) || slot >= Atecc608Memory.SlotCount || dataLength != 0)
            {
                return [ParseError];
            }

            byte[]? digest = mode == 0xA0 ? _messageDigest : _temporaryKey;
            bool isAllowed = _memory.IsConfigurationLocked && _memory.SignsExternal(slot) && digest != null;
            return isAllowed && _memory.Key(slot) is { } key ? P256.Sign(key, digest![..P256.Bytes]) : [ExecutionError];
        }

        private byte[] Verify(byte mode, int curve, ReadOnlySpan<byte> data)
        {
            if (mode is not (0x02 or 0x22) || curve != 4 || data.Length != 128)
            {
                return [ParseError];
            }

            byte[]? digest = mode == 0x22 ? _messageDigest : _temporaryKey;
            if (digest == null)
            {
                return [ExecutionError];
            }

            try
            {
                return [P256.Verify(data.Slice(64), digest.AsSpan(0, P256.Bytes), data.Slice(0, 64)) ? Success : Miscompare];
            }
            catch (CryptographicException)
            {
                return [CurveFault];
            }
        }

        private byte[] Test(byte mode, int parameter, int dataLength)
        {
            if (mode == 0 || (mode & ~AllTests) != 0 || parameter != 0 || dataLength != 0)
            {
                return [ParseError];
            }

            return [(byte)(_faults.FailingTests & mode)];
        }
    }
}
