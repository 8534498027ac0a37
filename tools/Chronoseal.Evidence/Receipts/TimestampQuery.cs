using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>A question to a time-stamping authority (RFC 3161, 2.4.1) over one statement, with a fresh nonce, asking for its certificate.</summary>
    public sealed class TimestampQuery
    {
        private readonly ReceiptStatement _statement;
        private readonly byte[] _nonce;
        private readonly Rfc3161TimestampRequest _request;

        /// <summary>Makes a question with a nonce from the operating system's generator.</summary>
        public TimestampQuery(ReceiptStatement statement)
        {
            _statement = statement;
            _nonce = RandomNumberGenerator.GetBytes(ReceiptLimits.NonceBytes);

            // A DER integer of exactly eight bytes: neither negative nor with a leading zero.
            _nonce[0] = (byte)((_nonce[0] & 0x3F) | 0x40);
            _request = Rfc3161TimestampRequest.CreateFromHash(statement.Hash, HashAlgorithmName.SHA256, null, _nonce, true);
        }

        /// <summary>The TimeStampReq in DER.</summary>
        public byte[] Encoded => _request.Encode();

        /// <summary>Takes the TimeStampResp: granted, over our hash, with our nonce and the authority's certificate. Who the authority is, is not looked at here.</summary>
        /// <param name="response">What the authority answered.</param>
        /// <param name="entry">What is to be stored.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public bool TryTake(ReadOnlyMemory<byte> response, [NotNullWhen(true)] out TimestampEntry? entry, out string error)
        {
            entry = null;
            try
            {
                Rfc3161TimestampToken token = _request.ProcessResponse(response, out int lengthBytes);
                byte[] encoded = token.AsSignedCms().Encode();
                if (lengthBytes != response.Length || encoded.Length > ReceiptLimits.TokenBytes)
                {
                    error = "the answer of the authority is too long";
                    return false;
                }

                if (!token.VerifySignatureForHash(_statement.Hash.Span, HashAlgorithmName.SHA256, out _))
                {
                    error = "the signature of the authority's answer is wrong";
                    return false;
                }

                entry = new TimestampEntry(_statement.Claim.Number, _statement.Hash, _nonce, encoded);
                error = "";
                return true;
            }
            catch (CryptographicException exception)
            {
                error = $"the authority did not answer with a time stamp: {exception.Message.TrimEnd('.')}";
                return false;
            }
        }
    }
}
