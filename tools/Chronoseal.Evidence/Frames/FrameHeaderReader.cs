using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Checks the protected map (frame format, 1).</summary>
    internal static class FrameHeaderReader
    {
        private const ulong SenmlCbor = 112;

        public static bool TryRead(CborValue protectedMap, FrameSeal seal, [NotNullWhen(true)] out FrameHeader? header, out string error)
        {
            header = null;
            var fields = new MapFields("protected map", protectedMap);
            fields.RequireInteger(CoseHeader.Algorithm, seal == FrameSeal.Sign1 ? CoseAlgorithm.Es256 : CoseAlgorithm.Hmac256);
            fields.RequireExactly(CoseHeader.ContentType, SenmlCbor);
            fields.RequireExactly(FrameLabels.Version, FrameLimits.Version);
            ReadOnlyMemory<byte> keyId = fields.RequiredBytes(CoseHeader.KeyId, FrameLimits.KeyIdBytes);
            ulong sequence = fields.RequiredUnsigned(FrameLabels.Sequence);
            ulong boot = fields.RequiredUnsigned(FrameLabels.Boot);
            var kind = fields.RequiredOneOf<FrameKind>(FrameLabels.Kind);
            ReadOnlyMemory<byte> previous = fields.RequiredBytes(FrameLabels.Previous, FrameLimits.HashBytes);
            CborValue? clockMap = fields.RequiredMap(FrameLabels.Clock);
            fields.RefuseOthers();
            if (boot == 0)
            {
                fields.Refuse("\"boot\" counts from 1");
            }

            if (fields.Error is not null || clockMap is null)
            {
                error = fields.Error ?? "";
                return false;
            }

            if (!ClockStatementReader.TryRead(clockMap, out ClockStatement? clock, out error))
            {
                return false;
            }

            header = new FrameHeader(kind, boot, sequence, previous, keyId, clock);
            return true;
        }
    }
}
